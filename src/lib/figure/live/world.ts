/** What a figure's session finds in the browser: code to load, workers that compute, frames and the address. */
import { load as loadCode, loadFrom } from '../../loading/load.ts';
import type { FigureModule } from '../contract/define.ts';
import type { Settings } from '../contract/settings.ts';
import { readLimits } from '../contract/limits.ts';
import { readState, type Place } from '../contract/url.ts';
import { keepInUrl } from './page-url.ts';
import type { Loaded, World } from './surroundings.ts';

export const worldOf = (host: HTMLElement): World => ({
  load: () => load(host),
  linked: ({ figure: { knobs }, lesson }) => ({
    ...readState(location.search, placeOf(host), knobs, lesson),
    limits: readLimits(location.search, placeOf(host), knobs),
  }),
  keep({ figure, lesson }, settings) {
    if (!isEmbedded(host)) keepInUrl(placeOf(host), figure.knobs, lesson, settings);
  },
  compute: async (experiment, listener) => (await loadAwake()).computeInWorkers(experiment, listener),
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

async function load(host: HTMLElement): Promise<Loaded> {
  const { configuration, modules, values } = host.dataset;
  const [module, ...imported] = modules!.split(' ');
  for (const address of imported) preload(host.ownerDocument, address);
  const [{ default: made }, { drawFigure }, { Shown }] = await Promise.all([
    loadFrom<FigureModule>(module!),
    loadCode(() => import('../contract/drawing.ts')),
    loadAwake(),
  ]);
  return {
    draw: drawFigure,
    Shown,
    figure: typeof made === 'function' ? made(JSON.parse(configuration!)) : made,
    lesson: JSON.parse(values!) as Settings,
  };
}

const loadAwake = () => loadCode(() => import('./awake.ts'));

/** What a module imports would else be asked for only when the module is there. */
function preload(page: Document, address: string): void {
  const link = page.createElement('link');
  link.rel = 'modulepreload';
  link.href = address;
  page.head.append(link);
}
