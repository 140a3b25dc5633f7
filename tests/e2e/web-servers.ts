/** nginx and Caddy as Debian packages them, with the book's own configuration and nothing else changed than the place. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers } from './answering.ts';

interface Place {
  /** A folder for what the server writes. */
  folder: string;
  /** The folder it serves, and the base under which the book lies in there. */
  root: string;
  base: string;
  port: number;
}

export interface WebServer {
  /** The program and Debian's package. */
  name: string;
  /** The arguments to run it with, after its configuration is written. */
  configure(place: Place): string[];
}

const configuration = (name: string) =>
  readFileSync(new URL(`../../deploy/${name}`, import.meta.url), 'utf8');

function replaced(text: string, changes: Readonly<Record<string, string>>): string {
  for (const [old, now] of Object.entries(changes)) {
    if (!text.includes(old)) throw new Error(`The configuration no longer says ${old}`);
    text = text.replace(old, now);
  }
  return text;
}

const nginx: WebServer = {
  name: 'nginx',
  configure({ folder, root, base, port }) {
    const site = replaced(configuration('nginx.conf'), {
      'listen 80;': `listen ${port};`,
      'root /srv/book;': `root ${root};`,
      'set $base /;': `set $base ${base};`,
    });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${process.getuid?.() === 0 ? 'user root;' : ''}
      pid ${folder}/pid;
      error_log ${folder}/error.log;
      daemon off;
      events {}
      http {
        include /etc/nginx/mime.types;
        default_type application/octet-stream;
        access_log off;
        ${temporary.join('\n')}
        ${site}
      }`,
    );
    return ['-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')];
  },
};

const caddy: WebServer = {
  name: 'caddy',
  configure({ folder, root, base, port }) {
    const site = replaced(configuration('Caddyfile'), {
      '\n:80 {': `\n:${port} {`,
      'root * /srv/book': `root * ${root}`,
      'vars base /': `vars base ${base}`,
    });
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
    return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  },
};

export const webServers = [nginx, caddy];

// Where Debian keeps it is not on everybody's path.
const environment = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };

export const isInstalled = (name: string) =>
  spawnSync(name, [name === 'nginx' ? '-v' : 'version'], { env: environment }).status === 0;

/** Serves the built site and the extra files, given by path; `stop` ends the server and removes what it left. */
export async function start(
  server: WebServer,
  site: { folder: string; base: string },
  files: Readonly<Record<string, Uint8Array>>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), `${server.name}-`));
  chmodSync(folder, 0o755);
  const root = join(folder, 'root');
  cpSync(site.folder, join(root, site.base), { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, site.base, path), content);
  const port = await freePort();
  const running = spawn(server.name, server.configure({ folder, root, base: site.base, port }), {
    env: { ...environment, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  let said = '';
  running.stderr.on('data', (chunk) => (said += chunk));
  const url = `http://localhost:${port}${site.base}`;
  const stop = async () => {
    if (running.exitCode === null && running.kill()) await once(running, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  if (await answers(url, () => running.exitCode !== null)) return { url, stop };
  await stop();
  throw new Error(`${server.name} does not answer at ${url}: ${said}`);
}

export async function freePort(): Promise<number> {
  const socket = createServer().listen(0);
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}
