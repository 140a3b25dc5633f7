import type { Tabulation, TabulationResult } from '../../lib/experiment/tabulate.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, slider, type Values } from '../../lib/figure/contract/knobs.ts';
import { ln2, log, pow } from '../../lib/math/elementary.ts';
import { firstIndex } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { listed } from '../../lib/text/words.ts';
import type { Schedule } from '../../lib/training/spec.ts';

const epochs = 90;
const baseRate = 0.1;
/** The shares of α₀ whose epochs are told and marked. */
const halves = [1 / 2, 1 / 4, 1 / 8];

interface Curve {
  name: string;
  formula: string;
  /** `[epochs + 1]`: at the start of each epoch. */
  rates: number[];
  /** Of 1/t and the exponential: the first epochs at which the rate is at most ½, ¼, ⅛ of α₀, as far as there are any. */
  halvings: number[];
}

const knobs = {
  decayRate: slider({ label: '1/t: decay rate', min: 0, max: 1, step: 0.01, default: 0.1 }),
  gamma: slider({ label: 'Exponential', symbol: 'γ', min: 0.8, max: 1, step: 0.01, default: 0.97 }),
  k: slider({ label: 'Square root', symbol: 'k', min: 0.5, max: 4, step: 0.1, default: 1 }),
  factor: slider({ label: 'Staircase: factor', min: 0.1, max: 1, step: 0.1, default: 0.1 }),
  every: slider({ label: 'Staircase: epochs per step', min: 5, max: 45, step: 1, default: 30 }),
  axis: choice('Axis', ['linear', 'logarithmic']),
};

const multiplesOf = (every: number) =>
  Array.from({ length: Math.ceil(epochs / every) - 1 }, (_, i) => every * (i + 1));

const schedulesOf = ({ decayRate, gamma, k, factor, every }: Values<typeof knobs>) =>
  [
    { name: 'constant', formula: 'α₀', schedule: { kind: 'constant' } },
    { name: '1/t', formula: 'α₀ / (1 + decay rate · epoch)', schedule: { kind: 'inverse-time', decayRate } },
    { name: 'exponential', formula: 'α₀ · γ^{epoch}', schedule: { kind: 'exponential', gamma } },
    { name: 'square root', formula: 'α₀ · k / √epoch', schedule: { kind: 'inverse-square-root', k } },
    {
      name: 'staircase',
      formula: 'α₀ · factor^{steps taken}',
      schedule: { kind: 'staircase', factor, at: multiplesOf(every) },
    },
    { name: 'cosine', formula: `½ α₀ (1 + cos(π · epoch / ${epochs}))`, schedule: { kind: 'cosine' } },
  ] satisfies { name: string; formula: string; schedule: Schedule }[];

const curveOf = (curves: Curve[], name: string) => curves.find((curve) => curve.name === name)!;

/** The source's formula and the one it is compared with: the nth halving, in closed form. */
const foretold = {
  /** (2ⁿ − 1) / decay rate */
  '1/t': (n: number, { decayRate }: Values<typeof knobs>) => (pow(2, n) - 1) / decayRate,
  /** n · ln 2 / ln(1/γ) */
  exponential: (n: number, { gamma }: Values<typeof knobs>) => (n * ln2) / -log(gamma),
};

/** Rounding of a rate or an epoch that must not cost a whole epoch. */
const rounding = 1e-9;

export default defineFigure({
  title: 'Six ways to let the learning rate decay',
  description:
    `The learning rate at the start of each of ${epochs} epochs, joined by lines, from α₀ = ${baseRate}, for a constant rate and five schedules: 1/t, ` +
    'exponential, square root, staircase and cosine, each labelled with its name and formula. Dots on the curves of ' +
    '1/t and the exponential mark where the rate has fallen to a half, a quarter and an eighth.',
  knobs,

  experiment: (values): Tabulation => ({
    kind: 'tabulation',
    from: 0,
    to: epochs,
    points: epochs + 1,
    functions: schedulesOf(values).map(({ schedule }) => ({
      of: 'schedule',
      schedule,
      learningRate: baseRate,
      stepsPerEpoch: 1,
    })),
  }),

  summarise: ({ y }: TabulationResult, values) =>
    schedulesOf(values).map(({ name, formula }, i): Curve => {
      const rates = y[i]!;
      const fallenTo = (share: number) =>
        firstIndex(rates, (rate) => rate <= share * baseRate * (1 + rounding));
      return {
        name,
        formula,
        rates,
        halvings: name in foretold ? halves.flatMap((half) => fallenTo(half) ?? []) : [],
      };
    }),

  panels: (curves, { axis }) => schedules(curves, axis),

  measures: (curves) => {
    const [inverse, exponential] = [curveOf(curves, '1/t'), curveOf(curves, 'exponential')];
    const [inverseTimeEnd, exponentialEnd] = [inverse.rates.at(-1)!, exponential.rates.at(-1)!];
    return {
      inverseTimeEnd,
      exponentialEnd,
      inverseToExponential: inverseTimeEnd / exponentialEnd,
      exponentialHalving: exponential.halvings[0],
    };
  },

  finding: {
    says: (curves, { decayRate, gamma }) =>
      `With 1/t at decay rate ${decayRate} the rate has halved ${when(curveOf(curves, '1/t'), 'each halving takes twice as long as the one before')}. ` +
      `Exponentially, at γ = ${gamma}, it has halved ${when(curveOf(curves, 'exponential'), 'each takes as long as the first')}. (Epochs are rounded up.)`,
    holds: (curves, values) =>
      (['1/t', 'exponential'] as const).every((name) => {
        const { halvings } = curveOf(curves, name);
        return (
          halvings.length >= 2 &&
          halvings.every((epoch, i) => epoch === Math.ceil(foretold[name](i + 1, values) - rounding))
        );
      }),
    fails: { decayRate: 0 },
    atLeast: 1,
  },
});

const colorOf = (i: number) => (i === 0 ? 'var(--series-6)' : `var(--series-${i})`);

/** The epochs, and their rule if there is more than one to compare. */
function when({ halvings }: Curve, rule: string): string {
  if (halvings.length === 0) return `not once in ${epochs} epochs`;
  if (halvings.length === 1) return `by epoch ${halvings[0]}`;
  return `by epochs ${listed(halvings.map(String))}: ${rule}`;
}

const axes = {
  linear: { domain: [0, baseRate], ticks: [0, 1 / 8, 1 / 4, 1 / 2, 1].map((share) => share * baseRate) },
  // The cosine goes to zero, and leaves.
  logarithmic: { scale: 'log', domain: [1e-4, baseRate] },
} as const satisfies Record<string, Partial<plot.Quantity>>;

const schedules = (curves: Curve[], axis: keyof typeof axes): plot.Panel =>
  plot.panel({
    name: 'schedules',
    x: { label: 'epoch', domain: [0, epochs], ticks: [0, 30, 60, 90] },
    y: { label: 'learning rate α', grid: true, ...axes[axis] },
    linesHigh: 14.5,
    marks: [
      curves.map(({ name, formula, rates }, i) =>
        plot.line({
          className: `schedule-${i}`,
          name,
          formula,
          hasLeader: true,
          points: plot.overSteps(rates),
          color: colorOf(i),
          stroke: name === '1/t' ? 'thick' : 'line',
          isDashed: name === 'constant',
          isStepped: name === 'staircase',
        }),
      ),
      curves.map(({ rates, halvings }, i) => {
        const points = halvings.map((epoch) => [epoch, rates[epoch]!] as const);
        return plot.dots({
          className: `halvings-${i}`,
          points,
          color: colorOf(i),
          size: 'middle',
          outline: 'paper',
        });
      }),
    ],
  });
