/** The parameters of a study as axes, whatever their kind. */
import { log } from '../../../lib/math/elementary.ts';
import { powersAround, shareOf, type Quantity } from '../../../lib/plot/plot.ts';
import { ticksOf } from '../../../lib/plot/quantity.ts';
import type { Parameter, RealParameter, Setting, Value } from '../../../lib/search/space.ts';
import { notKnown, plain, significant } from '../../../lib/text/numbers.ts';
import { powerOfTen } from '../../../lib/text/powers.ts';
import { axisOf as realAxisOf } from '../../searching/common/axes.ts';

export interface StudyAxis {
  name: string;
  /** What its lower and its upper end are called. */
  ends: readonly [string, string];
  quantity: Quantity;
  /** Where a setting stands; null where it has no value. */
  at(setting: Setting): number | null;
  /** Its value, as it is told. */
  told(setting: Setting): string | number;
}

const half = 1 / 2;

/** As this book writes it. */
const optionName = (value: Value): string => (value === 'relu' ? 'ReLU' : String(value));

export function axisOf(parameter: Parameter): StudyAxis {
  const { name } = parameter;
  const told: StudyAxis['told'] = (setting) => {
    const value = setting[name];
    return typeof value === 'number' ? value : optionName(value ?? notKnown);
  };
  const { quantity, at } = placed(parameter);
  return {
    name,
    ends: endsOf(parameter),
    quantity,
    told,
    at: (setting) => (setting[name] === undefined ? null : at(setting)),
  };
}

function placed(parameter: Parameter): { quantity: Quantity; at(setting: Setting): number } {
  const { name } = parameter;
  if (parameter.kind === 'choice') {
    const { options } = parameter;
    return {
      quantity: { label: name, domain: [-half, options.length - half], names: options.map(optionName) },
      at: (setting) => options.indexOf(setting[name]!),
    };
  }
  if (parameter.kind === 'real') return realAxisOf(parameter, { label: name, ...powersOver(parameter) });
  const { low, high, scale } = parameter;
  return {
    quantity: { label: name, scale, domain: [low - half, high + half], format: plain },
    at: (setting) => Number(setting[name]),
  };
}

/** Over so many decades numbers are powers of ten, and only every second has one: else they would not have room. */
const manyDecades = 4;

function powersOver({ low, high, scale }: RealParameter): Pick<Quantity, 'format' | 'ticks'> {
  if (scale !== 'log' || log(high / low) < manyDecades * log(10)) return {};
  const powers = powersAround([low, high]).filter((power) => power >= low && power <= high);
  return { format: powerOfTen, ticks: powers.filter((_, i) => i % 2 === 0) };
}

/** What stands at the lower and the upper end of an axis. */
function endsOf(parameter: Parameter): StudyAxis['ends'] {
  if (parameter.kind === 'choice')
    return [optionName(parameter.options[0]!), optionName(parameter.options.at(-1)!)];
  return [significant(parameter.low), significant(parameter.high)];
}

/** The same axis as shares of its length, on which a map is drawn; its numbers are still the parameter's. */
export function inShares(quantity: Quantity): Quantity {
  const { ticks, format } = ticksOf(quantity);
  const places = ticks.map((tick) => shareOf(quantity, tick));
  const nearest = (share: number) =>
    places.reduce(
      (best, place, i) => (Math.abs(place - share) < Math.abs(places[best]! - share) ? i : best),
      0,
    );
  return {
    label: quantity.label ?? '',
    domain: [0, 1],
    ticks: places,
    format: (share) => format(ticks[nearest(share)]!),
  };
}
