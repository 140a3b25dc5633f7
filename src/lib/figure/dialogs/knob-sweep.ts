/** The ladder's third rung: this run, over seeds, over a knob. The experiment at values of a slider from end to end. */
import { within } from '../../life/within.ts';
import { messageOf } from '../../text/errors.ts';
import { counted } from '../../text/words.ts';
import { computeInWorkers } from '../../worker/whole.ts';
import type { Slider } from '../contract/knobs.ts';
import { outcomeOf } from '../contract/outcome.ts';
import { changed, type Settings } from '../contract/settings.ts';
import { element } from './element.ts';
import { KnobPanel } from './knob-panel.ts';
import type { Opened } from './opened.ts';

/** Opens the panel under the figure and begins; closes it if it is open. */
export function open(opened: Opened): void {
  const { host } = opened;
  const page = host.ownerDocument;
  const button = host.querySelector<HTMLElement>('[data-action="sweep-knob"]')!;
  const shown = host.querySelector('.knob-sweep');
  if (shown) return void shown.dispatchEvent(new Event('knob-sweep-close'));
  const life = within(opened.signal);
  const root = element(page, 'div', { class: 'knob-sweep', id: `${host.dataset['id']}-knob-sweep` });
  root.addEventListener('knob-sweep-close', () => life.abort());
  life.signal.addEventListener('abort', () => {
    root.remove();
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-controls');
  });
  host.querySelector('.seed-check')!.after(root);
  button.setAttribute('aria-expanded', 'true');
  button.setAttribute('aria-controls', root.id);
  sweepWithin(opened, root, life.signal);
}

/** Sweeps the first slider, and then those that the reader chooses. */
function sweepWithin(opened: Opened, root: HTMLElement, signal: AbortSignal): void {
  const { host, figure, set } = opened;
  const sliders = slidersOf(figure.knobs);
  let settings = opened.values;
  let request = within(signal);
  const begin = (name: string) => {
    request.abort(superseded);
    request = within(signal);
    panel.clear();
    void sweep({ opened, name, knob: sliders.get(name)!, settings, panel, signal: request.signal });
  };
  const panel = new KnobPanel(root, sliders, {
    begin,
    stop: () => request.abort(),
    look: (name, value) => set({ [name]: value }),
  });
  host.addEventListener(
    'figure-settings',
    ({ detail }) => {
      // What came out belongs to the settings; the knob that was swept may change, for a look at a value.
      if (changed(settings, detail).some((name) => name !== panel.knob)) request.abort(settingsChanged);
      settings = detail;
    },
    { signal },
  );
  begin([...sliders.keys()][0]!);
}

const slidersOf = (knobs: Opened['figure']['knobs']) =>
  new Map(
    Object.entries(knobs).flatMap(([name, knob]) => (knob.kind === 'slider' ? [[name, knob] as const] : [])),
  );

/** So many values, or as many as the slider has positions. */
const mostValues = 9;

/** Evenly along the slider, its ends among them. */
export function valuesAlong({ positions, fromPosition }: Slider): number[] {
  const steps = Math.min(mostValues - 1, positions);
  return Array.from({ length: steps + 1 }, (_, i) => fromPosition(Math.round((i * positions) / steps)));
}

interface Sweep {
  opened: Opened;
  name: string;
  knob: Slider;
  settings: Settings;
  panel: KnobPanel;
  signal: AbortSignal;
}

async function sweep({ opened, name, knob, settings, panel, signal }: Sweep): Promise<void> {
  const { figure, whenSeen } = opened;
  const values = valuesAlong(knob);
  try {
    for (const [done, value] of values.entries()) {
      panel.tell(`${knob.label} ${knob.display(value)}: ${done} of ${values.length} done.`);
      await whenSeen();
      const knobs = { ...settings, [name]: value };
      panel.add(
        value,
        outcomeOf(figure, await computeInWorkers(figure.experiment(knobs), { signal }), knobs),
      );
    }
    panel.end(
      `${counted(values.length, 'value')} from end to end, one run of the figure at each. All else is as above.`,
    );
  } catch (error) {
    // What has taken its place speaks for itself.
    if (signal.reason !== superseded) panel.end(reasonOf(error, signal));
  }
}

const superseded = 'superseded';
const settingsChanged = 'settings changed';

function reasonOf(error: unknown, { aborted, reason }: AbortSignal): string {
  if (reason === settingsChanged) return 'The settings have changed: these are no longer those above.';
  return aborted ? 'Stopped.' : `The sweep failed: ${messageOf(error)}`;
}
