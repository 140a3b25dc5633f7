/** A plane to be searched: the learning rate, and a second hyperparameter that matters or does not. */
import { choice } from '../../../lib/figure/contract/knobs.ts';
import { toUnit, fromUnit, type RealParameter, type Space } from '../../../lib/search/space.ts';
import { momentumOf } from '../../../lib/study/defaults.ts';
import type { Setting } from '../../../lib/study/grid.ts';

export interface Partner {
  parameter: RealParameter;
  /** With its symbol. */
  label: string;
  /** Where numbers stand on its axis: evenly, from end to end. */
  ticks: readonly string[];
  settingOf(value: number): Setting;
}

export const partners = {
  penalty: {
    parameter: { kind: 'real', name: 'penalty', low: 1e-8, high: 1e-5, scale: 'log' },
    label: 'penalty λ',
    ticks: ['10⁻⁸', '10⁻⁵'],
    settingOf: (l2) => ({ l2 }),
  },
  momentum: {
    parameter: { kind: 'real', name: 'momentum', low: 0, high: 0.999, scale: 'one-minus-log' },
    label: 'momentum β',
    ticks: ['0', '0.9', '0.99', '0.999'],
    settingOf: (beta) => ({ optimizer: momentumOf(beta) }),
  },
  batch: {
    parameter: { kind: 'real', name: 'batch', low: 4, high: 256, scale: 'log' },
    label: 'mini-batch size B',
    ticks: ['4', '32', '256'],
    settingOf: (size) => ({ batchSize: Math.round(size) }),
  },
} as const satisfies Record<string, Partner>;

export type PartnerName = keyof typeof partners;

export const partnerOf = (name: PartnerName): Partner => partners[name];

export const secondKnob = choice('Second hyperparameter', ['penalty', 'momentum', 'batch', 'none'], {
  names: {
    penalty: 'a tiny penalty λ',
    momentum: 'momentum β',
    batch: 'mini-batch size B',
    none: 'none: the rate alone',
  },
});
export type Second = PartnerName | 'none';

/** What the bank varies besides the rate: where nothing is searched besides, a penalty that hardly matters. */
export const partnerIn = (second: Second): PartnerName => (second === 'none' ? 'penalty' : second);

/** From where to where rates are tried at all. */
export const widest: RealParameter = {
  kind: 'real',
  name: 'learningRate',
  low: 1e-4,
  high: 100,
  scale: 'log',
};

/** Of the six decades a search looks at four: which, says chance, as nobody knows where the best rate is. */
const windowShare = 4 / 6;

/** The space of a search whose window begins at a share, 0 … 1, of the way that it can. */
export function spaceAt(start: number, second: Second): Space {
  const from = start * (1 - windowShare);
  const window = { ...widest, low: rateAt(from), high: rateAt(from + windowShare) };
  return second === 'none' ? [window] : [window, partnerOf(second).parameter];
}

export const rateAt = (share: number): number => Number(fromUnit([widest], [share])[widest.name]);

/** Where a rate stands among all, 0 … 1. */
export const shareOfRate = (rate: number): number => toUnit([widest], { [widest.name]: rate })[0]!;

/** How many decades lie between two rates. */
export const decadesBetween = (a: number, b: number): number =>
  Math.abs(shareOfRate(a) - shareOfRate(b)) * allDecades;
const allDecades = 6;
