/** Programs of the system: where they are, starting them, and ending them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { limits } from '../limits.ts';

/** The first of `names` that is a program on the PATH. */
export function find(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

export interface Program {
  /** Waits for words that it says; what their first group matched. */
  says(words: RegExp): Promise<string>;
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
}

export function start(path: string, parameters: string[], environment: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(path, parameters, { env: { ...process.env, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (words: Buffer) => {
      output += words.toString();
      child.emit('words');
    });
  // What cannot be started is noticed by whoever waits for its words.
  child.on('error', ({ message }) => (output += message));
  return {
    async says(words) {
      const signal = AbortSignal.timeout(limits.wait);
      for (;;) {
        const match = words.exec(output);
        if (match) return match[1]!;
        if (hasEnded(child) || signal.aborted) throw new Error(`${path} does not start.\n${output}`);
        await new Promise<void>((resolve) => {
          for (const event of ['words', 'exit', 'error']) child.once(event, resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    },
    async stop() {
      if (hasEnded(child)) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

const hasEnded = ({ exitCode, signalCode, pid }: ChildProcess) =>
  exitCode !== null || signalCode !== null || pid === undefined;
