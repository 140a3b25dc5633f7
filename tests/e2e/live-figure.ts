/** A live figure as the tests handle it. */
import { expect, type Locator, type Page } from 'playwright/test';
import { limits } from '../limits.ts';

export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}

export interface LiveFigure extends HTMLElement {
  recompute(): void;
  table: Table | null;
}

/** Opens a page, brings its figure near and waits until it is awake. */
export async function openFigure(page: Page, path: string, id?: string): Promise<Locator> {
  await page.goto(path);
  const figure = page.locator(id ? `live-figure[data-id="${id}"]` : 'live-figure').first();
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).not.toHaveAttribute('data-state', 'static');
  return figure;
}

/** Opens a page of no site that has put the figure into a sandbox, as learning platforms do. */
export async function openInSandbox(page: Page, address: string): Promise<Locator> {
  await page.setContent(
    `<iframe sandbox="allow-scripts" width="800" height="900" src="${address}"></iframe>`,
  );
  return page.frameLocator('iframe').locator('live-figure');
}

/** Performs the figure's experiment and waits for its end. */
export async function recompute(figure: Locator): Promise<void> {
  await figure.evaluate((element: LiveFigure) => element.recompute());
  await expect(figure).toHaveAttribute('data-state', /done|failed/, { timeout: limits.computation });
  await expect(figure).toHaveAttribute('data-state', 'done');
}

export const tableOf = (figure: Locator) => figure.evaluate((element: LiveFigure) => element.table);

/** How many steps of its run the momentum figure shows. Many dots are the subpaths of one path, a few are circles. */
export const stepsShown = (figure: Locator) =>
  figure.locator('svg.drawing:visible .dots.steps').evaluate((dots) => {
    const path = dots.querySelector('path')?.getAttribute('d') ?? '';
    return dots.querySelectorAll('circle').length + [...path.matchAll(/m/gi)].length;
  });

export const expectSteps = (figure: Locator, count: number) =>
  expect.poll(() => stepsShown(figure), 'steps shown').toBe(count);
