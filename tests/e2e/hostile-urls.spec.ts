/** A thousand random and hostile links: nothing breaks, nothing is injected, only valid knobs reach a computation. */
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { hear } from './console.ts';
import { figures } from './figure-knobs.ts';
import { openFigure } from './live-figure.ts';
import { overhearWorkers } from './worker-talk.ts';

const hostile = [
  '__proto__',
  'constructor',
  'toString',
  '<img src=x onerror="window.injected=1">',
  '"><script>window.injected=1</script>',
  'javascript:window.injected=1',
  "');window.injected=1;('",
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-1e999',
  '1e-999',
  '0x10',
  '1,2,3',
  ',',
  ';;;',
  '',
  ' ',
  '\u0000',
  '%',
  '\ud800',
  'x'.repeat(20_000),
  '9'.repeat(400),
];

/** Links to a figure: its own knobs or others, sane values or hostile ones, once or again and again. */
function links(figure: string, knobs: readonly string[]) {
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...knobs) },
    { weight: 2, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...hostile) },
    { weight: 2, arbitrary: fc.double().map(String) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }).map(String) },
    { weight: 1, arbitrary: fc.tuple(fc.double(), fc.double()).map(String) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );
  const key = fc.oneof(
    { weight: 8, arbitrary: name.map((knob) => `${figure}.${knob}`) },
    { weight: 1, arbitrary: name },
  );
  return fc.array(fc.tuple(key, value), { maxLength: 8 });
}

for (const { name, knobs, experimentsFor } of figures)
  test(`${name} is proof against hostile links`, async ({ page }) => {
    const heard = hear(page);
    const talk = await overhearWorkers(page);
    const figure = await openFigure(page, `figures/${name}/`);
    const queries = fc
      .sample(links(name, knobs), { numRuns: 500, seed: 20_260 })
      .map((pairs) => pairs.map(([key, value]) => [key.toWellFormed(), value.toWellFormed()]));
    const broken = await page.evaluate(async (all) => {
      const failures: string[] = [];
      const host = document.querySelector<HTMLElement>('live-figure')!;
      for (const [i, pairs] of all.entries()) {
        const query = new URLSearchParams(pairs as [string, string][]);
        history.replaceState(null, '', `?${query}`);
        dispatchEvent(new PopStateEvent('popstate'));
        if (host.dataset['state'] === 'failed') failures.push(String(query).slice(0, 200));
        if (host.querySelector('.notice *')) failures.push(`markup: ${String(query).slice(0, 200)}`);
        // Now and then a frame, in which what was asked for begins.
        if (i % 10 === 0) await new Promise(requestAnimationFrame);
      }
      return failures;
    }, queries);
    expect(broken).toEqual([]);
    await page.evaluate(() => {
      history.replaceState(null, '', location.pathname);
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await expect(figure).toHaveAttribute('data-state', /done|ready/);
    expect(heard).toEqual([]);
    const { injected, polluted } = await page.evaluate(() => ({
      injected: (window as unknown as { injected?: number }).injected,
      polluted: Object.keys(Object.prototype).length,
    }));
    expect([injected, polluted]).toEqual([undefined, 0]);
    const experiments = (await talk.asked()).flatMap((request) =>
      request.ask === 'perform' ? [request.experiment] : [],
    );
    // How many frames there were for links to be asked for depends on the machine; besides the first, some were.
    expect(experiments.length).toBeGreaterThan(1);
    for (const experiment of experiments) expect(experimentsFor(experiment)).toBe(true);
  });
