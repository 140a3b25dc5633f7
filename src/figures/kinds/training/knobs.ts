/** The knobs that an author asked for. */
import {
  changes,
  choice,
  seed,
  slider,
  type Choice,
  type Knobs,
  type Slider,
} from '../../../lib/figure/contract/knobs.ts';
import { rounded } from '../../../lib/text/numbers.ts';
import { adjustable } from '../../../lib/training/spec.ts';
import type { KnobRange, Turnable } from './configuration.ts';
import {
  hyperparameters,
  isWords,
  type Hyperparameter,
  type KnobName,
  type Setting,
} from './hyperparameters.ts';
import { settingAt } from './study.ts';

export function knobsOf(configuration: Turnable): Knobs {
  const setting = settingAt(configuration, {});
  const chosen = chosenKnobs(configuration);
  const turnable = chosen.filter(([name]) => canTurn(name, configuration, setting));
  return {
    ...Object.fromEntries(chosen),
    ...(turnable.length > 0 && { changes: changes(Object.fromEntries(turnable)) }),
    seed: seed({ default: configuration.seed }),
  };
}

/** Those that the author named, each with its name. */
export function chosenKnobs(configuration: Turnable): [Exclude<KnobName, 'seed'>, Choice | Slider][] {
  const setting = settingAt(configuration, {});
  return configuration.knobs.flatMap((name) =>
    name === 'seed' ? [] : [[name, knobOf(name, setting, configuration.ranges[name])]],
  );
}

/** Whether a run can change it on its way. The optimiser keeps its kind. */
function canTurn(
  name: KnobName,
  { knobs, named }: Turnable,
  { run: { optimizer, normalization } }: Setting,
): boolean {
  if (name === 'momentum') return optimizer.kind === 'momentum' || optimizer.kind === 'nesterov';
  if (name === 'optimizer' || !adjustable.some((field) => field === name)) return false;
  const normalizations = [normalization, ...Object.values(named).map((changes) => changes.normalization)];
  const canNormalizeBatches =
    knobs.includes('normalization') ||
    normalizations.some((one) => typeof one === 'object' && one.kind === 'batch');
  return name !== 'batchSize' || !canNormalizeBatches;
}

/** Rests where the setting has it. The author's range holds that; the usual one is made to. */
function knobOf(name: Exclude<KnobName, 'seed'>, setting: Setting, given?: KnobRange): Choice | Slider {
  const { label, symbol, range, read } = hyperparameters[name];
  if (isWords(range)) {
    const initial = String(read(setting));
    const words = given?.map(String) ?? range;
    const options = words.includes(initial) ? words : [initial, ...words];
    return choice(label, options, { default: initial });
  }
  const initial = Number(read(setting));
  return slider({
    label,
    symbol: symbol || undefined,
    ...(given ? narrowed(range, given) : around(range, initial)),
    default: initial,
  });
}

type NumberRange = Exclude<Hyperparameter['range'], readonly string[]>;

const around = ({ min, max, scale, step }: NumberRange, initial: number) => ({
  scale,
  step: step || undefined,
  min: Math.min(min, initial),
  max: Math.max(max, initial),
});

/** Steps of a linear range that is not whole numbers. */
const fineSteps = 100;

/** A log scale cannot begin at 0. */
function narrowed({ scale, step }: NumberRange, given: KnobRange) {
  const [min, max] = [Number(given[0]), Number(given[1])];
  const isLog = scale === 'log' && min > 0;
  const fine = rounded((max - min) / fineSteps, 1);
  return {
    scale: isLog ? scale : 'linear',
    step: step >= 1 ? step : isLog ? undefined : fine,
    min,
    max,
  } as const;
}
