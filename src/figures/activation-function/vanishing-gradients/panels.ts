/** What is drawn of gradients on their way back: their norms in each layer, and the losses below. */
import * as plot from '../../../lib/plot/plot.ts';
import { counted } from '../../../lib/text/words.ts';

export interface Net {
  name: string;
  color: string;
  /** `[layers]` ‖∂J/∂W‖ over the training set, input side first: before training, and now. Empty before it is known. */
  before: readonly number[];
  now: readonly number[];
  losses: { step: number; loss: number }[];
  divergedAt: number | null;
}

/** Whole decades around the norms before training, with one to spare below; they fall a little while training. */
function normDomain(nets: readonly Net[]): [number, number] {
  const norms = nets.flatMap(({ before }) => before).filter((norm) => norm > 0 && Number.isFinite(norm));
  const powers = plot.powersAround([Math.min(0.001, ...norms) / 10, Math.max(3, ...norms)]);
  return [powers[0]!, powers.at(-1)!];
}

/** Powers of ten two decades apart, from the top down, where there are many. */
function normTicks(domain: readonly [number, number]): number[] {
  const powers = plot.powersAround(domain);
  const every = Math.ceil(powers.length / 5);
  return powers.filter((_, i) => (powers.length - 1 - i) % every === 0);
}

/** The output layer, the first and some between. */
const layerTicks = (depth: number) => [
  ...new Set([depth + 1, ...[12, 9, 6, 3].filter((layer) => layer < depth), 1]),
];

interface NormsOptions {
  when: 'before' | 'now';
  /** Hidden layers. */
  depth: number;
  /** That `now` is after. */
  step: number;
}

export function normPanel(nets: readonly Net[], { when, depth, step }: NormsOptions): plot.Panel {
  const domain = normDomain(nets);
  return plot.panel({
    name: when,
    x: {
      label: 'layer, from the output back to the input',
      domain: [depth + 1, 1],
      ticks: layerTicks(depth),
    },
    y: { label: '‖∂J/∂W‖', scale: 'log', domain, ticks: normTicks(domain), grid: true },
    linesHigh: 9,
    head: [{ text: when === 'before' ? 'Before training' : `After ${counted(step, 'step')}`, isBold: true }],
    marks: nets.map(({ name, color, [when]: norms }) => {
      const points = norms.map((norm, layer): plot.Point => [layer + 1, norm]).reverse();
      return [plot.line({ name, color, points, stroke: 'thin' }), plot.dots({ points, color })];
    }),
  });
}

export const lossPanel = (
  nets: readonly Net[],
  { steps, guessing }: { steps: number; guessing: number },
): plot.Panel =>
  plot.panel({
    name: 'losses',
    x: { label: 'step', domain: [0, steps], ticks: [0, 100, 200, 300] },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], grid: true },
    linesHigh: 5.8,
    head: [{ text: 'Training loss J', isBold: true }],
    marks: [
      plot.rule({ y: guessing, stroke: 'hair', label: 'guessing' }),
      nets.map(({ name, color, losses, divergedAt }) =>
        plot.course({ name, color, points: losses.map(({ step, loss }) => [step, loss]), divergedAt }),
      ),
    ],
  });
