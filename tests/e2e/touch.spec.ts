/** Handles and controls under a finger: what is dragged is moved, and what scrolls changes nothing. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { Finger, phone, type Place } from './finger.ts';
import { builtPage, embeds, pages } from './site.ts';
import { isTurnOf, turnFor, waiting } from '../turns.ts';

test.use(phone);

const live = [...pages, ...embeds].map(({ path }) => path).filter((path) => path !== '404.html');

/** Figures' own pages show what stands in lessons: of these, npm test tries one, in turns. */
const isOfFigure = (path: string) => /^(embed|figures)\//.test(path);
const few = ['embed/momentum/', 'embed/tuning-log/', 'embed/decision-boundaries/'];
const whoseTurn = turnFor(0, few);
/** Of the other pages that have the same element, npm test tries about so many, in turns. */
const atOnce = 2;

/** The pages that hold the text, each with its tag. */
function holding(text: string) {
  const paths = live.filter((path) => builtPage(path).includes(text));
  const others = paths.filter((path) => !isOfFigure(path));
  const isTried = (path: string) =>
    isOfFigure(path) ? path === whoseTurn : isTurnOf(others.indexOf(path), others.length, atOnce);
  return paths.map((path) => ({ path, tag: isTried(path) ? [] : waiting }));
}

const centreOf = (element: Locator): Promise<Place> =>
  element.evaluate((it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });

const scrolled = (page: Page) => page.evaluate(() => scrollY);

/** Counts the gestures that the browser took for its own. */
const watchCancels = (page: Page) =>
  page.evaluate(() => {
    const counted = window as unknown as { cancels: number };
    counted.cancels = 0;
    addEventListener('pointercancel', () => counted.cancels++, true);
  });
const cancels = (page: Page) => page.evaluate(() => (window as unknown as { cancels: number }).cancels);

/** Into the middle of the screen, once a scroll before has come to rest: a finger put down on it would only stop it. */
async function bringToMiddle(element: Locator): Promise<void> {
  await element.evaluate(async (it) => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let [at, still] = [scrollY, 0]; still < 10; at = scrollY) {
      await frame();
      still = scrollY === at ? still + 1 : 0;
    }
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
    await frame();
  });
}

/** A place that a handle can go to: towards the middles of the axes that it has, or half-way up or down its drawing. */
const placeFor = (handle: Locator, from: Place): Promise<Place> =>
  handle.evaluate((it: SVGGElement, { x, y }) => {
    const drawing = it.ownerSVGElement!;
    const { left, top, width, height } = drawing.getBoundingClientRect();
    const scale = width / drawing.viewBox.baseVal.width;
    const middleOf = (axis = '', start: number, otherwise: number) => {
      const [, , low, high] = axis.split(',').map(Number);
      return high === undefined ? otherwise : start + (scale * (low! + high)) / 2;
    };
    const towards = (at: number, middle: number, by: number) => at + Math.sign(middle - at || 1) * by;
    const [acrossOf, upOf] = [it.dataset['x'], it.dataset['y']];
    return {
      x: acrossOf ? towards(x, middleOf(acrossOf, left, x), 25) : x,
      y: towards(y, middleOf(upOf, top, top + height / 2), 60),
    };
  }, from);

/** A finger drags the handle; the page stays, and the knob is where the finger was lifted. */
async function expectDragged(
  page: Page,
  handle: Locator,
  goes: { across: boolean; up: boolean },
): Promise<void> {
  const knob = handle.locator('.knob');
  await bringToMiddle(handle);
  await watchCancels(page);
  const from = await centreOf(knob);
  const [to, before] = [await placeFor(handle, from), await scrolled(page)];
  const finger = await Finger.on(page);
  await finger.drag(from, to);
  expect(await cancels(page), 'gestures taken by the browser').toBe(0);
  expect(await scrolled(page), 'the page has scrolled').toBe(before);
  await expect(async () => {
    const at = await centreOf(knob);
    if (goes.across) expect(Math.abs(at.x - to.x), 'px from the finger, across').toBeLessThan(4);
    if (goes.up) expect(Math.abs(at.y - to.y), 'px from the finger, up').toBeLessThan(4);
  }).toPass();
}

for (const { path, tag } of holding('data-handle='))
  test(`handles follow a finger: /${path}`, { tag }, async ({ page }) => {
    await page.goto(path);
    const figures = page.locator('live-figure:has([data-handle])');
    expect(await figures.count()).toBeGreaterThan(0);
    for (const figure of await figures.all()) {
      await bringToMiddle(figure);
      await expect(figure).not.toHaveAttribute('data-state', 'static');
      // A slider's handle is carried along by the curve that it stands on.
      const isPoint = (await figure.locator('[name="start.y"]').count()) === 1;
      for (const handle of await figure.locator('svg.drawing:visible [data-handle]').all())
        await expectDragged(page, handle, {
          across: true,
          up: isPoint || (await handle.getAttribute('data-up')) !== null,
        });
    }
  });

for (const { path, tag } of holding('class="expected'))
  test(
    `a drawn guess follows a finger, and a finger that scrolls over it draws nothing: /${path}`,
    { tag },
    async ({ page }) => {
      await page.goto(path);
      for (const chart of await page.locator('svg.expected').all()) {
        await bringToMiddle(chart);
        await page.waitForFunction(() =>
          performance.getEntriesByType('resource').some(({ name }) => name.includes('expected-curve')),
        );
        const guess = () =>
          chart.locator('.handle').evaluateAll((handles) => handles.map((one) => one.ariaValueNow));
        const before = await guess();
        const [first, second] = await chart.locator('.handle .knob').all();
        const [left, right] = [await centreOf(first!), await centreOf(second!)];
        await expectScrolls(page, { x: (left.x + right.x) / 2, y: left.y - 40 });
        expect(await guess()).toEqual(before);
        for (const handle of await chart.locator('.handle').all())
          await expectDragged(page, handle, { across: false, up: true });
      }
    },
  );

/** A finger put down there scrolls the page. */
async function expectScrolls(page: Page, from: Place): Promise<void> {
  const before = await scrolled(page);
  await (await Finger.on(page)).drag(from, { x: from.x + 3, y: from.y - 120 });
  await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 40);
}

/** The slider's values that its figure hears of. */
const listen = (slider: Locator) =>
  slider.evaluate((input: HTMLInputElement) => {
    const heard: string[] = [];
    Object.assign(input, { heard });
    input.addEventListener('input', () => heard.push(input.value));
  });
const heardOf = (slider: Locator) =>
  slider.evaluate((input: HTMLInputElement & { heard?: string[] }) => input.heard!);

/** At a share of the slider's length, where its knob is not. */
const placeOn = (slider: Locator, share: number): Promise<Place> =>
  slider.evaluate((input, at) => {
    const { left, top, width, height } = input.getBoundingClientRect();
    return { x: left + at * width, y: top + height / 2 };
  }, share);

for (const { path, tag } of holding('type="range"').filter(({ path }) => path.startsWith('embed/')))
  test(
    `a finger that scrolls changes no slider, one that moves across does: /${path}`,
    { tag },
    async ({ page }) => {
      await page.goto(path);
      const figure = page.locator('live-figure');
      await expect(figure).not.toHaveAttribute('data-state', 'static');
      // Room to scroll in, also where the figure is short.
      await page.evaluate(() => (document.body.style.paddingBlock = '100vh'));
      for (const slider of await figure.locator('input[type=range]:visible').all()) {
        const name = (await slider.getAttribute('name')) ?? 'time';
        const before = await slider.inputValue();
        const positions = Number(await slider.getAttribute('max'));
        const isHigh = Number(before) > positions / 2;
        const shareOf = async () => Number(await slider.inputValue()) / positions;
        // The knob does not reach the slider's very ends, and stands at whole positions.
        const near = 0.1 + 0.5 / positions;
        await bringToMiddle(slider);
        await listen(slider);
        await expectScrolls(page, await placeOn(slider, isHigh ? 0.1 : 0.9));
        expect(await heardOf(slider), `${name}: what the figure was told`).toEqual([]);
        expect(await slider.inputValue(), name).toBe(before);

        await bringToMiddle(slider);
        const finger = await Finger.on(page);
        await finger.drag(await placeOn(slider, 0.3), await placeOn(slider, 0.6));
        expect(Math.abs((await shareOf()) - 0.6), `${name}: share of the slider, dragged`).toBeLessThan(near);
        expect((await heardOf(slider)).at(-1), name).toBe(await slider.inputValue());

        const tapped = await placeOn(slider, 0.2);
        await finger.drag(tapped, tapped);
        expect(Math.abs((await shareOf()) - 0.2), `${name}: share of the slider, tapped`).toBeLessThan(near);
      }
    },
  );

test('a finger that goes across a number in a sentence turns it, one that goes up scrolls', async ({
  page,
}) => {
  await page.goto('write/setting/');
  const number = page.locator('figure-turn').first();
  await bringToMiddle(number);
  await expect(number).toHaveAttribute('role', 'slider');
  const before = await number.textContent();
  await expectScrolls(page, await centreOf(number));
  await expect(number).toHaveText(before!);
  await bringToMiddle(number);
  const { x, y } = await centreOf(number);
  await (await Finger.on(page)).drag({ x, y }, { x: x - 60, y });
  await expect(number).not.toHaveText(before!);
});
