/**
 * WebKit (the MiniBrowser of WebKitGTK) through WebKitWebDriver: a few commands of WebDriver
 * (https://www.w3.org/TR/webdriver2/) over HTTP. It cannot do without a screen, so it gets a virtual one.
 */
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../limits.ts';
import { find, start } from './programs.ts';
import type { Visit, VisitPage } from './visit.ts';

const pauseMilliseconds = 100;

export const visitInWebKit: VisitPage = async (path, url, expression) => {
  const screen = start(find('Xvfb')!, ['-displayfd', '1', '-nolisten', 'tcp']);
  try {
    const display = await screen.says(/^(\d+)\n/);
    const port = await freePort();
    const driver = start(path, [`--port=${port}`], { DISPLAY: `:${display}` });
    try {
      return await visit(`http://127.0.0.1:${port}`, url, expression);
    } finally {
      await driver.stop();
    }
  } finally {
    await screen.stop();
  }
};

async function visit(driver: string, url: string, expression: string): Promise<Visit> {
  await untilReady(driver);
  const { sessionId, capabilities } = (await command('POST', `${driver}/session`, {
    capabilities: { alwaysMatch: { timeouts: { script: limits.test } } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = `${driver}/session/${sessionId}`;
  try {
    await command('POST', `${session}/url`, { url });
    const value = await command('POST', `${session}/execute/sync`, {
      script: `return ${expression}`,
      args: [],
    });
    return { version: capabilities.browserVersion, value: value as string };
  } finally {
    await command('DELETE', session);
  }
}

/** The driver says nothing when it is ready: it has to be asked. */
async function untilReady(driver: string): Promise<void> {
  const signal = AbortSignal.timeout(limits.wait);
  for (;;) {
    try {
      await command('GET', `${driver}/status`);
      return;
    } catch (error) {
      if (signal.aborted) throw new Error('WebKitWebDriver does not answer.', { cause: error });
      await sleep(pauseMilliseconds);
    }
  }
}

async function command(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebKit, ${method} ${address}: ${value.error}. ${value.message}`);
  return value;
}

/** A port that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
