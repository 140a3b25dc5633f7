/** What a figure's session finds in the browser: code to load, workers that compute, frames and the address. */
import { load as loadCode } from '../../loading/load.ts';
import { computeInWorkers } from '../../worker/whole.ts';
import type { Loader } from '../contract/define.ts';
import type { Settings } from '../contract/settings.ts';
import { readLimits } from '../contract/limits.ts';
import { readState, type Place } from '../contract/url.ts';
import { keepInUrl } from './page-url.ts';
import type { Loaded, World } from './surroundings.ts';

/** Loads a figure's code by the figure's name. */
export type Figures = Readonly<Record<string, Loader>>;

export const worldOf = (host: HTMLElement, figures: Figures): World => ({
  load: () => load(host, figures),
  linked: ({ figure: { knobs }, lesson }) => ({
    ...readState(location.search, placeOf(host), knobs, lesson),
    limits: readLimits(location.search, placeOf(host), knobs),
  }),
  keep({ figure, lesson }, settings) {
    if (!isEmbedded(host)) keepInUrl(placeOf(host), figure.knobs, lesson, settings);
  },
  compute: computeInWorkers,
  onFrame(act) {
    const frame = requestAnimationFrame(act);
    return () => cancelAnimationFrame(frame);
  },
  now: () => performance.now(),
  isStill: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
});

const isEmbedded = (host: HTMLElement) => host.hasAttribute('data-embedded');

const placeOf = (host: HTMLElement): Place => ({
  id: host.dataset['id']!,
  figures: Array.from(
    host.ownerDocument.querySelectorAll<HTMLElement>('live-figure'),
    ({ dataset }) => dataset['id']!,
  ),
  isOwn: isEmbedded(host),
});

async function load({ dataset }: HTMLElement, figures: Figures): Promise<Loaded> {
  // What draws is not needed before a figure is: it comes with the first.
  const [loaded, { drawFigure }] = await Promise.all([
    figures[dataset['of']!]!(),
    loadCode(() => import('../contract/drawing.ts')),
  ]);
  return {
    draw: drawFigure,
    figure: typeof loaded === 'function' ? loaded(JSON.parse(dataset['configuration']!)) : loaded,
    lesson: JSON.parse(dataset['values']!) as Settings,
  };
}
