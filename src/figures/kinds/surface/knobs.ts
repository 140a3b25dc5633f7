/** The knobs that an author asked for, and the point where every path starts. */
import { point, slider, type Knobs, type PlanePoint } from '../../../lib/figure/contract/knobs.ts';
import { learningRate, momentum } from '../../../lib/figure/contract/usual-knobs.ts';
import { rounded } from '../../../lib/text/numbers.ts';
import type { SurfaceConfiguration } from './configuration.ts';

/** What they are set to; what has no knob is as configured. */
export interface Values {
  start: PlanePoint;
  learningRate?: number;
  momentum?: number;
  condition?: number;
  steps?: number;
}

export function knobsOf({ knobs, walks, surface: spec, steps, start, x, y }: SurfaceConfiguration): Knobs {
  const rate = walks[0]!.learningRate;
  const betas = walks.flatMap(({ optimizer }) => ('beta' in optimizer ? [optimizer.beta] : []));
  const all: Record<SurfaceConfiguration['knobs'][number], () => Knobs[string]> = {
    learningRate: () =>
      learningRate({
        min: rounded(rate / 100, 3),
        max: rounded(rate * 100, 3),
        default: rate,
      }),
    momentum: () => momentum({ default: betas[0]! }),
    condition: () =>
      slider({
        label: 'Condition number',
        symbol: 'κ',
        min: 1,
        max: 1000,
        scale: 'log',
        default: spec.name === 'quadratic' ? spec.condition : 1,
      }),
    steps: () =>
      slider({ label: 'Steps', min: 1, max: Math.max(500, steps), step: 1, scale: 'log', default: steps }),
  };
  return {
    ...Object.fromEntries(knobs.map((name) => [name, all[name]()])),
    start: point({ label: 'Start', x, y, default: start, step: rounded((x[1] - x[0]) / 200, 1) }),
  };
}
