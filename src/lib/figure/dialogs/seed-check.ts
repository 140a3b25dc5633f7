/** The finding checked live, on some of the seeds that nobody tuned on: every seed's outcome, and the spread of the results. */
import { within } from '../../life/within.ts';
import { messageOf } from '../../text/errors.ts';
import { listed } from '../../text/words.ts';
import { computeInWorkers } from '../../worker/whole.ts';
import { outcomeOf, type Outcome } from '../contract/outcome.ts';
import { liveSeeds, ofSeeds } from '../contract/seeds.ts';
import { changed } from '../contract/settings.ts';
import type { Opened } from './opened.ts';
import { SeedPanel, type Seen } from './seed-panel.ts';

/** Opens the panel under the figure and begins; closes it if it is open. */
export function open(opened: Opened): void {
  const { host } = opened;
  const panel = host.querySelector<HTMLElement>('.seed-check')!;
  const button = host.querySelector<HTMLElement>('[data-action="check-seeds"]')!;
  if (!panel.hidden) {
    panel.dispatchEvent(new Event('seed-check-close'));
    return;
  }
  const end = within(opened.signal);
  const close = () => {
    end.abort();
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };
  panel.addEventListener('seed-check-close', close, { once: true });
  panel.hidden = false;
  button.setAttribute('aria-expanded', 'true');
  void check(opened, panel, end.signal);
}

async function check(opened: Opened, root: HTMLElement, signal: AbortSignal): Promise<void> {
  const { host, values, set, whenSeen } = opened;
  const request = within(signal);
  const panel = new SeedPanel(root, { stop: () => request.abort(), look: (seed) => set({ seed }) });
  // The outcomes belong to the settings; the seed alone may change, for a look at one of them.
  host.addEventListener(
    'figure-settings',
    (event) =>
      changed(values, event.detail).some((name) => name !== 'seed') && request.abort(settingsChanged),
    { signal },
  );
  try {
    for (const seed of liveSeeds) {
      panel.begin(seed);
      await whenSeen();
      panel.add(seed, await outcomeAt(opened, seed, request.signal));
    }
    panel.end(told(panel.seen));
  } catch (error) {
    // Closed, it has nothing more to say.
    panel.end(signal.aborted ? '' : reasonOf(error, request.signal, panel.seen.length));
  }
}

const settingsChanged = 'settings changed';

/** Why it came to no end, with so many seeds done. */
function reasonOf(error: unknown, request: AbortSignal, done: number): string {
  if (request.reason === settingsChanged) return 'The settings have changed: close this and check again.';
  if (request.aborted) return `Stopped after ${done} of ${liveSeeds.length} seeds.`;
  return `The check failed: ${messageOf(error)}`;
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
