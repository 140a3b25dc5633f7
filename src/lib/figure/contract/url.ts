/** A figure's state in the page's URL: `?momentum.beta=0.71` for each knob that differs from the lesson's setting. */
import { KnobError, written, type Knobs } from './knobs.ts';
import { changed, type Settings } from './settings.ts';

/** The knobs as the URL sets them, and what in it did not parse, in words. `id` is the figure's name on the page. */
export function readState(
  search: string,
  id: string,
  knobs: Knobs,
  base: Settings,
): { values: Settings; notices: string[] } {
  const values: Record<string, unknown> = { ...base };
  const notices: string[] = [];
  for (const [key, text] of new URLSearchParams(search)) {
    if (!key.startsWith(`${id}.`)) continue;
    const name = key.slice(id.length + 1);
    if (!Object.hasOwn(knobs, name)) {
      notices.push(`The link sets “${shorten(name)}”, which this figure does not have.`);
      continue;
    }
    try {
      values[name] = knobs[name]!.parse(text);
    } catch (error) {
      if (!(error instanceof KnobError)) throw error;
      notices.push(`The link sets ${knobs[name]!.label} wrongly: ${error.message}. The default is shown.`);
    }
  }
  return { values, notices };
}

/** The URL's query with this figure's state in it; the keys of others stay as they are. */
export function writeState(
  search: string,
  id: string,
  knobs: Knobs,
  base: Settings,
  values: Settings,
): string {
  const parameters = new URLSearchParams(search);
  for (const key of [...parameters.keys()]) if (key.startsWith(`${id}.`)) parameters.delete(key);
  for (const name of changed(base, values))
    parameters.set(`${id}.${name}`, written(knobs[name]!, values[name]));
  const query = parameters.toString();
  return query ? `?${query}` : '';
}

const shorten = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
