/** The reader’s study, as the form around it says. */
import { typed } from '../../figure/live/number-fields.ts';
import type { Parameter, Value } from '../../search/space.ts';
import type { SchedulerName, SearcherName, Study } from '../../tools/study.ts';

/** Throws a `RangeError` where a field has something that is no number, or no condition. */
export function studyIn(form: HTMLFormElement): Study {
  const rows = [...form.querySelectorAll<HTMLElement>('.study-knob')];
  return {
    space: withOptions(rows.map(parameterIn)),
    searcher: fieldOf(form, 'searcher') as SearcherName,
    scheduler: fieldOf(form, 'scheduler') as SchedulerName,
    trials: numberIn(form, 'trials', 'trials'),
    epochs: numberIn(form, 'epochs', 'epochs'),
    workers: numberIn(form, 'workers', 'trials at the same time'),
    seed: numberIn(form, 'seed', 'seed'),
  };
}

export function fieldOf(within: HTMLElement, name: string): string {
  const fields = [...within.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)];
  const field = fields.find((one) => !('checked' in one) || one.type !== 'radio' || one.checked);
  return field!.value.trim();
}

function numberIn(within: HTMLElement, name: string, words: string): number {
  const given = fieldOf(within, name);
  const number = Number(typed(given));
  if (given === '' || !Number.isFinite(number)) throw new RangeError(`${words}: "${given}" is not a number.`);
  return number;
}

function parameterIn(row: HTMLElement): Parameter {
  const name = fieldOf(row, 'name');
  const kind = fieldOf(row, 'kind') as Parameter['kind'];
  const when = conditionIn(row, name);
  const common = { name, ...(when && { when }) };
  if (kind === 'choice') return { ...common, kind, options: valuesIn(fieldOf(row, 'options')) };
  const low = numberIn(row, 'low', `${name}, from`);
  const high = numberIn(row, 'high', `${name}, to`);
  const scale = fieldOf(row, 'scale') as 'linear' | 'log' | 'one-minus-log';
  if (kind === 'real') return { ...common, kind, low, high, scale };
  if (scale === 'one-minus-log')
    throw new RangeError(`${name}: the scale of whole numbers is linear or log.`);
  return { ...common, kind, low, high, scale };
}

/** Words, and numbers where all are. */
function valuesIn(given: string): Value[] {
  const words = given
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const numbers = words.map((word) => Number(typed(word)));
  return numbers.every(Number.isFinite) ? numbers : words;
}

/** `optimizer = momentum, adam`: a choice, and those of its options for which the knob is asked for. */
function conditionIn(row: HTMLElement, name: string): { parameter: string; is: Value[] } | undefined {
  const given = fieldOf(row, 'when');
  if (given === '') return undefined;
  const [parameter, options, ...more] = given.split('=').map((part) => part.trim());
  if (!parameter || !options || more.length > 0)
    throw new RangeError(
      `${name}: "${given}" is no condition. Write a choice and its options, as in optimizer = momentum, adam.`,
    );
  return { parameter, is: options.split(',').map((word) => word.trim()) };
}

/** What a condition has as a word is the option that reads so. */
const withOptions = (space: readonly Parameter[]): Parameter[] =>
  space.map((parameter) => {
    const { when } = parameter;
    const decides = space.find(({ name }) => name === when?.parameter);
    if (!when || decides?.kind !== 'choice') return parameter;
    const optionOf = (word: Value) => decides.options.find((option) => String(option) === word) ?? word;
    return { ...parameter, when: { ...when, is: when.is.map(optionOf) } };
  });
