/**
 * A figure's state in the page's URL: `?momentum.beta=0.71` for each knob that differs from the lesson's setting. On a
 * page with one figure the figure's name can be left out: `?beta=0.71`.
 */
import { nearest, suggest } from '../../text/suggest.ts';
import { KnobError, written, type Knobs } from './knobs.ts';
import { changed, type Settings } from './settings.ts';

/** The page that an address is of, as one of its figures sees it. */
export interface Place {
  /** The figure's name on the page. */
  id: string;
  /** Names of all figures on the page, in their order. */
  figures: readonly string[];
  /** On a page made for one figure whatever is not understood is told, elsewhere what is nearly a knob. */
  isOwn?: boolean;
}

/** Parameters that are for the page, not for a knob: what they may say, '' for nothing; null if that is judged elsewhere. */
export const pageParameters: Readonly<Record<string, readonly string[] | null>> = {
  ...{ theme: ['light', 'dark'], compact: [''], slide: [''] },
  ...{ lock: null, hide: null, answers: null, worksheet: [''] },
};

/** The knobs as the URL sets them, and what in it was not understood, in words. */
export function readState(
  search: string,
  place: Place,
  knobs: Knobs,
  base: Settings,
): { values: Settings; notices: string[] } {
  const values: Record<string, unknown> = { ...base };
  const notices: string[] = [];
  for (const [key, text] of new URLSearchParams(search)) {
    const { name, notice } = knobMeant(key, place, knobs);
    if (notice !== undefined) notices.push(`The link sets ${notice}`);
    if (place.isOwn) notices.push(...pageMistake(key, text));
    if (name === undefined) continue;
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
  place: Place,
  knobs: Knobs,
  base: Settings,
  values: Settings,
): string {
  const parameters = new URLSearchParams(search);
  for (const key of [...parameters.keys()])
    if (key.startsWith(`${place.id}.`) || (isAlone(place) && Object.hasOwn(knobs, key)))
      parameters.delete(key);
  for (const name of changed(base, values))
    parameters.set(`${place.id}.${name}`, written(knobs[name]!, values[name]));
  const query = parameters.toString();
  return query ? `?${query}` : '';
}

/** What an address names: a knob of the figure, something wrong, which is told, or something of somebody else's. */
interface Meant {
  name?: string;
  notice?: string;
}

/** @param key As `momentum.beta`, or `beta`. */
export function knobMeant(key: string, place: Place, knobs: Knobs): Meant {
  const dot = key.indexOf('.');
  if (key.startsWith(`${place.id}.`)) return ownKnob(key.slice(place.id.length + 1), knobs);
  return dot < 0 ? withoutFigure(key, place, knobs) : withOtherFigure(key, dot, place, knobs);
}

const isAlone = ({ figures }: Place) => figures.length === 1;

const ownKnob = (name: string, knobs: Knobs): Meant =>
  Object.hasOwn(knobs, name)
    ? { name }
    : {
        notice: `“${shorten(name)}”, which this figure does not have. ${suggested(name, Object.keys(knobs))}`,
      };

function withoutFigure(key: string, place: Place, knobs: Knobs): Meant {
  if (Object.hasOwn(pageParameters, key)) return {};
  const isKnob = Object.hasOwn(knobs, key);
  if (isAlone(place))
    return isKnob || place.isOwn || isNearly(key, Object.keys(knobs)) ? ownKnob(key, knobs) : {};
  return isKnob
    ? { notice: `“${key}” and does not say of which figure: for this one write “${place.id}.${key}”.` }
    : {};
}

function pageMistake(key: string, text: string): string[] {
  const allowed = Object.hasOwn(pageParameters, key) ? pageParameters[key]! : null;
  if (!allowed || allowed.includes(text)) return [];
  const meant =
    allowed[0] === '' ? `it is written without a value, “?${key}”` : `allowed: ${allowed.join(', ')}`;
  return [`The link sets ${key} to “${shorten(text)}”: ${meant}.`];
}

/** Told by the first figure of the page, as none of them is meant. */
function withOtherFigure(key: string, dot: number, place: Place, knobs: Knobs): Meant {
  const figure = key.slice(0, dot);
  if (place.figures.includes(figure) || place.figures[0] !== place.id) return {};
  const isMeant = place.isOwn || Object.hasOwn(knobs, key.slice(dot + 1)) || isNearly(figure, place.figures);
  if (!isMeant) return {};
  return {
    notice: `“${shorten(key)}”, but no figure here is called “${shorten(figure)}”. ${suggested(figure, place.figures)}`,
  };
}

/** Of fewer letters everything is near, the `q` of a search too. */
const fewestLetters = 3;
const isNearly = (given: string, names: readonly string[]) =>
  given.length >= fewestLetters && nearest(shorten(given), names) !== undefined;

const suggested = (given: string, names: readonly string[]) => suggest(shorten(given), names);

const shorten = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
