/** Computations that last: what is done while one runs must not depend on how fast the machine is. */
import type { Page } from 'playwright/test';

/** The files of the workers, for `page.route`. */
export const workerFiles = '**/*worker*.js';

/** What a worker waits before each message that it sends, in milliseconds. */
const delay = 60;

/** From now on the page's workers run this script before their own. */
export const beginWorkersWith = (page: Page, script: string) =>
  page.route(workerFiles, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: script + (await response.text()) });
  });

/** From now on the page's workers take their time over each frame, and hear nothing meanwhile. */
export const slowWorkers = (page: Page) =>
  beginWorkersWith(
    page,
    `{
      const post = self.postMessage.bind(self);
      self.postMessage = (message) => {
        for (const end = performance.now() + ${delay}; performance.now() < end; );
        post(message);
      };
    }`,
  );

/** From now on each of the page's workers brings one computation to its end, and of no other tells anything. */
export const workersForOne = (page: Page) =>
  beginWorkersWith(
    page,
    `{
      const post = self.postMessage.bind(self);
      let isDone = false;
      self.postMessage = (message) => {
        if (!isDone || message.tell === 'pong') post(message);
        isDone ||= message.tell === 'done';
      };
    }`,
  );
