/**
 * One number for "the same bits": run in Node and in a browser and compare. Imports only what a page can load as it is.
 */
import { drawData } from '../../../src/lib/data/draw.ts';
import { planarDataNames } from '../../../src/lib/data/spec.ts';
import type { DataSpec } from '../../../src/lib/data/spec.ts';
import { cos, erf, exp, log, pow, sin, tanh } from '../../../src/lib/math/elementary.ts';
import { stream } from '../../../src/lib/math/random.ts';
import { Hash } from '../../hash.ts';

const ARGUMENTS = 2000;

/** A hash, 16 hexadecimal digits, over the bits of elementary functions, random numbers and data sets. */
export function bits(): string {
  const hash = new Hash();
  for (let i = 0; i < ARGUMENTS; i++) {
    const unit = (i + 0.5) / ARGUMENTS;
    const signed = 2 * unit - 1;
    const list = [
      exp(700 * signed),
      exp(signed),
      log(unit),
      log(exp(700 * signed)),
      pow(10 * unit, 30 * signed),
      tanh(5 * signed),
      sin(100 * signed),
      cos(100 * signed),
      sin(1e6 * signed),
      erf(4 * signed),
    ];
    hash.add(Float64Array.from(list));
  }
  for (const purpose of ['data', 'init', 'order']) {
    const { uniform, normal, integer, shuffle } = stream(7, purpose);
    hash.add(Float64Array.from({ length: 500 }, () => uniform()));
    hash.add(Float64Array.from({ length: 500 }, () => normal()));
    hash.add(Float64Array.from({ length: 500 }, () => integer(1000)));
    const order = Float64Array.from({ length: 100 }, (_, i) => i);
    shuffle(order);
    hash.add(order);
  }
  const size = { training: 200, validation: 50, test: 50, seed: 3 };
  const specs: DataSpec[] = [...planarDataNames, 'arch' as const].map((name) => ({ name, ...size }));
  for (const spec of [...specs, { name: 'blobs', classes: 5, ...size } satisfies DataSpec]) {
    const { training, validation, test } = drawData(spec);
    for (const split of [training, validation, test]) {
      hash.add(split.inputs);
      hash.add(split.targets);
    }
  }
  return hash.text();
}
