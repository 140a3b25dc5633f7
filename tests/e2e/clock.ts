/** The page's clock in the hands of a test: nothing that is to happen in a while happens before the test lets it. */
import type { Page } from 'playwright/test';

const anHour = 3_600_000;

/** From the next page on, the clock can be stopped; it begins at 0. */
export const installClock = (page: Page) => page.clock.install({ time: 0 });

/** The page's time stands still, its frames too, until `page.clock` moves it. */
export const stopClock = (page: Page) => page.clock.pauseAt(anHour);
