import { shapeOf } from '../shape.ts';
import { outputBiases, type Run, type Study } from '../spec.ts';
import { checkFraction, checkOneOf, reject } from './values.ts';

/** Throws at the first value that a run may not have of what it makes of classes. */
export function checkLabels(path: string, run: Run, { data, loss }: Pick<Study, 'data' | 'loss'>): void {
  const { labelNoise, labelSmoothing = 0, outputBias = 'zero' } = run;
  checkFraction(`${path}.labelNoise`, labelNoise, 'closed');
  if (labelNoise > 0 && shapeOf(data).task === 'regression') {
    reject(`${path}.labelNoise`, labelNoise, '0, the only value for data without classes');
  }
  checkFraction(`${path}.labelSmoothing`, labelSmoothing);
  checkOneOf(`${path}.outputBias`, outputBias, outputBiases);
  if (loss !== 'squared-error') return;
  if (labelSmoothing > 0)
    reject(`${path}.labelSmoothing`, labelSmoothing, `0, the only value for the loss ${loss}`);
  if (outputBias !== 'zero')
    reject(`${path}.outputBias`, outputBias, `"zero", the only value for the loss ${loss}`);
}
