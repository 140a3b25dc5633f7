/** `npm run dev` in a copy of the project, and what it says in its terminal. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { limits } from '../limits.ts';
import { program } from '../../scripts/program.ts';

export interface DevServer {
  address: string;
  /** All that it has said so far. */
  terminal(): string;
  stop(): Promise<void>;
}

export async function startDevServer(folder: string, port: number): Promise<DevServer> {
  const server = spawn(...program('astro', ['dev', '--port', String(port)]), {
    cwd: folder,
    detached: true,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const give = (reason: string) => reject(new Error(`astro dev ${reason}:\n${said}`));
    setTimeout(give, limits.wait, 'does not say its address').unref();
    server.once('exit', () => give('has ended'));
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (piece: Buffer) => {
        said += piece.toString();
        const [found] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
        if (found) resolve(found);
      });
  });
  return {
    address,
    terminal: () => said,
    async stop() {
      // The group: Astro has children of its own.
      process.kill(-server.pid!, 'SIGTERM');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
  };
}
