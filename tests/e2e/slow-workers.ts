/** Computations that last: what is done while one runs must not depend on how fast the machine is. */
import type { Page } from 'playwright/test';

/** The files of the workers, for `page.route`. */
export const workerFiles = '**/*worker*.js';

/** What a worker waits before each message that it sends, in milliseconds. */
const delay = 60;

/** From now on the page's workers take their time over each frame, and hear nothing meanwhile. */
export const slowWorkers = (page: Page) =>
  page.route(workerFiles, async (route) => {
    const response = await route.fetch();
    const slowly = `{
      const post = self.postMessage.bind(self);
      self.postMessage = (message) => {
        for (const end = performance.now() + ${delay}; performance.now() < end; );
        post(message);
      };
    }`;
    await route.fulfill({ response, body: slowly + (await response.text()) });
  });
