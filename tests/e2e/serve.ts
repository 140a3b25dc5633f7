/** A plain static server for the tests, as hosts are: `node tests/e2e/serve.ts dist / 4973` */
import { createServer } from 'node:http';
import { answerOf } from './host.ts';

const [folder, base, port] = process.argv.slice(2) as [string, string, string];

createServer((request, response) => {
  const { status, headers, body } = answerOf(folder, base, new URL(request.url!, 'http://localhost'));
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}).listen(Number(port));
