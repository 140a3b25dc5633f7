/**
 * Firefox through WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks without a driver between:
 * commands and answers over one WebSocket.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './programs.ts';
import type { VisitPage } from './visit.ts';

export const visitInFirefox: VisitPage = async (path, url, expression) => {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const parameters = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const firefox = start(path, parameters);
  try {
    const address = await firefox.says(/BiDi listening on (ws:\S+)/);
    const send = await connect(`${address}/session`);
    const { capabilities } = (await send('session.new', { capabilities: {} })) as {
      capabilities: { browserVersion: string };
    };
    const { context } = (await send('browsingContext.create', { type: 'tab' })) as { context: string };
    await send('browsingContext.navigate', { context, url, wait: 'complete' });
    const answer = (await send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    })) as { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
    if (answer.type !== 'success') throw new Error(`The page in Firefox: ${answer.exceptionDetails?.text}`);
    return { version: capabilities.browserVersion, value: answer.result!.value };
  } finally {
    await firefox.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

interface Answer {
  id: number;
  type: 'success' | 'error' | 'event';
  result?: object;
  message?: string;
}

/** Sends a command and gives its result. */
type Send = (method: string, params: object) => Promise<object>;

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: Answer) => void>();
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`No connection to Firefox at ${address}.`));
  });
  const close = (why: string) => {
    for (const [id, resolve] of waiting) resolve({ id, type: 'error', message: why });
  };
  socket.onclose = () => close('Firefox closed the connection.');
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  let count = 0;
  return async (method, params) => {
    const id = ++count;
    const { type, result, message } = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (type !== 'success') throw new Error(`Firefox, ${method}: ${message}`);
    return result!;
  };
}
