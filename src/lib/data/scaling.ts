/** What is done to inputs before a network sees them. What it takes to know is measured on the training examples only. */
import type { Dataset, DataSpec, Split } from './spec.ts';
import { splitNames } from './splits.ts';

/** An input x becomes (x − shift) / unit. */
interface Scale {
  shift: number;
  unit: number;
}

/** The data with the spec's `scales` and `scaling`. Data without either are given back as they are. */
export function rescaled(dataset: Dataset, { scales, scaling }: DataSpec): Dataset {
  const measured = scales ? mapped(dataset, (input) => ({ shift: 0, unit: 1 / scales[input]! })) : dataset;
  switch (scaling) {
    case 'standardized': {
      const perInput = eachInput(measured, standardization);
      return mapped(measured, (input) => perInput[input]!);
    }
    case 'standardized-together': {
      const scale = standardization(measured.training.inputs);
      return mapped(measured, () => scale);
    }
    case 'zero-one': {
      if (dataset.background !== undefined) return measured;
      const perInput = eachInput(measured, range);
      return mapped(measured, (input) => perInput[input]!);
    }
    default:
      return measured;
  }
}

/** Mean 0 and variance 1; what is always the same becomes 0. */
function standardization(values: Float32Array): Scale {
  const shift = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - shift) * (value - shift))));
  return { shift, unit: deviation > 0 ? deviation : 1 };
}

/** From 0, the smallest, to 1, the largest; what is always the same becomes 0. */
function range(values: Float32Array): Scale {
  let smallest = Infinity;
  let largest = -Infinity;
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return { shift: smallest, unit: largest > smallest ? largest - smallest : 1 };
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** `[inputs]`: what `measure` says of all training examples' values of one input. */
function eachInput({ inputs, training }: Dataset, measure: (values: Float32Array) => Scale): Scale[] {
  return Array.from({ length: inputs }, (_, input) =>
    measure(
      Float32Array.from(
        { length: training.examples },
        (_, example) => training.inputs[example * inputs + input]!,
      ),
    ),
  );
}

function mapped(dataset: Dataset, scaleOf: (input: number) => Scale): Dataset {
  const scales = Array.from({ length: dataset.inputs }, (_, input) => scaleOf(input));
  const scaled = (value: number, { shift, unit }: Scale) => (value - shift) / unit;
  const ofSplit = (split: Split): Split => ({
    ...split,
    inputs: split.inputs.map((value, i) => scaled(value, scales[i % dataset.inputs]!)),
  });
  const isOne = scales.every(({ shift, unit }) => shift === scales[0]!.shift && unit === scales[0]!.unit);
  const background =
    isOne && dataset.background !== undefined ? scaled(dataset.background, scales[0]!) : undefined;
  const splits = Object.fromEntries(splitNames.map((name) => [name, ofSplit(dataset[name])]));
  return { ...dataset, ...splits, background };
}
