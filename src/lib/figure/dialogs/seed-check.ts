/** The finding checked live, on the seeds that nobody tuned on: every seed's outcome, and the spread of the results. */
import { narrowWidth, wideWidth } from '../../plot/canvas.ts';
import { overSeeds, type Curves } from '../../plot/curves.ts';
import { drawOn } from '../../plot/draw.ts';
import { listed } from '../../text/words.ts';
import { computeInWorkers } from '../../worker/whole.ts';
import { element } from './element.ts';
import type { Opened } from './opened.ts';
import { outcomeOf, type Outcome } from '../contract/outcome.ts';
import { heldOutSeeds, ofSeeds } from '../contract/seeds.ts';
import { changed, type Settings } from '../contract/settings.ts';

interface Seen {
  seed: number;
  outcome: Outcome;
  curves: Curves | null;
}

/** Opens the panel under the figure and begins; closes it if it is open. */
export function open(opened: Opened): void {
  const { host } = opened;
  const panel = host.querySelector<HTMLElement>('.seed-check')!;
  const button = host.querySelector<HTMLElement>('[data-action="check-seeds"]')!;
  if (!panel.hidden) {
    panel.dispatchEvent(new Event('seed-check-close'));
    return;
  }
  const end = new AbortController();
  const close = () => {
    end.abort();
    panel.hidden = true;
    button.ariaExpanded = 'false';
  };
  panel.addEventListener('seed-check-close', close, { once: true });
  panel.hidden = false;
  button.ariaExpanded = 'true';
  void check(opened, panel, AbortSignal.any([opened.signal, end.signal]));
}

async function check(opened: Opened, panel: HTMLElement, signal: AbortSignal): Promise<void> {
  const { host, values, set, whenSeen } = opened;
  const page = host.ownerDocument;
  // Only what comes out of it all is announced.
  const progress = element(page, 'p', { class: 'seed-progress' });
  const status = element(page, 'p', { role: 'status', class: 'seed-status' });
  /** The claim of the seed that is looked at. */
  const claim = element(page, 'p', { class: 'seed-claim' });
  const stop = element(page, 'button', { type: 'button' }, 'Stop');
  const drawings = [wideWidth, narrowWidth].map((width) => drawingOf(page, width));
  const list = element(page, 'ol', {
    class: 'seed-list',
    'aria-label': 'Outcome for each seed; press to see it above',
  });
  panel.replaceChildren(status, progress, stop, ...drawings, list, claim);

  const request = new AbortController();
  stop.addEventListener('click', () => request.abort());
  // The outcomes belong to the settings; the seed alone may change, for a look at one of them.
  host.addEventListener(
    'figure-settings',
    (event) =>
      changed(values, (event as CustomEvent<Settings>).detail).some((name) => name !== 'seed') &&
      request.abort('settings'),
    { signal },
  );
  const seen: Seen[] = [];
  let emphasized: number | null = null;
  const draw = () => drawSpread(drawings, seen, emphasized);
  const emphasize = (index: number | null) => {
    if (index === emphasized) return;
    emphasized = index;
    claim.textContent = index === null ? '' : `Seed ${seen[index]!.seed}: ${seen[index]!.outcome.claim}`;
    draw();
  };

  try {
    for (const seed of heldOutSeeds) {
      progress.textContent = `Seed ${seed}: ${seen.length} of ${heldOutSeeds.length} done.`;
      await whenSeen();
      const outcome = await outcomeAt(opened, seed, AbortSignal.any([signal, request.signal]));
      const index = seen.push({ seed, outcome, curves: outcome.curves() }) - 1;
      draw();
      const one = button(page, seed, outcome);
      one.addEventListener('click', () => set({ seed }));
      for (const [event, to] of [
        ['pointerenter', index],
        ['focus', index],
        ['pointerleave', null],
        ['blur', null],
      ] as const)
        one.addEventListener(event, () => emphasize(to));
      list.append(element(page, 'li', {}, one));
    }
    status.textContent = told(seen);
  } catch (error) {
    if (signal.aborted) return;
    const reason = request.signal.aborted
      ? request.signal.reason === 'settings'
        ? 'The settings have changed: close this and check again.'
        : `Stopped after ${seen.length} of ${heldOutSeeds.length} seeds.`
      : `The check failed: ${error instanceof Error ? error.message : String(error)}`;
    status.textContent = reason;
  } finally {
    progress.remove();
    stop.remove();
  }

  function button(of: Document, seed: number, outcome: Outcome): HTMLElement {
    return element(
      of,
      'button',
      {
        type: 'button',
        'aria-label': `Seed ${seed}: ${outcome.holds ? 'holds' : 'does not hold'}`,
      },
      `${outcome.holds ? '✓' : '✗'} ${seed}`,
    );
  }
}

async function outcomeAt({ figure, values }: Opened, seed: number, signal: AbortSignal): Promise<Outcome> {
  const knobs = { ...values, seed };
  return outcomeOf(figure, await computeInWorkers(figure.experiment(knobs), { signal }), knobs);
}

function told(seen: readonly Seen[]): string {
  const held = seen.filter(({ outcome }) => outcome.holds);
  const lost = seen.filter(({ outcome }) => !outcome.holds).map(({ seed }) => seed);
  const exceptions =
    lost.length > 0 && held.length > 0 && lost.length <= 3
      ? ` It does not for ${listed(lost.map(String))}.`
      : '';
  return `At the present settings it holds for ${ofSeeds(held.length, seen.length)}.${exceptions} Thin lines: one for each seed; thick: their median.`;
}

function drawingOf(page: Document, width: number): SVGElement {
  const svg = page.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', width === wideWidth ? 'drawing wide' : 'drawing narrow');
  svg.setAttribute('width', String(width));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', 'The results for all seeds, and their median');
  return svg;
}

function drawSpread(drawings: readonly SVGElement[], seen: readonly Seen[], emphasized: number | null): void {
  const curves = seen.flatMap(({ curves: one }) => (one ? [one] : []));
  const panel = overSeeds(curves, emphasized);
  if (!panel) return;
  for (const svg of drawings) {
    const width = Number(svg.getAttribute('width'));
    const id = svg.closest('live-figure')!.getAttribute('data-id')!;
    drawOn(svg, panel, width, `${id}-seeds-${width}`);
  }
}
