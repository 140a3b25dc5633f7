/** The curves of all β over a rate, counted one way or the other. */
import * as plot from '../../../lib/plot/plot.ts';
import { equation } from '../../../lib/text/numbers.ts';
import { alphaOf, betas, effectiveOf, effectiveRates, type Curve, type RateOf } from './curves.ts';

const usualFloor = 0.003;

/** Lower end of the losses' axis; where a loss lies below it, the power of ten below that. */
function floorOf(curves: Curve[]): number {
  const lowest = Math.min(...curves.flatMap(({ losses }) => losses.filter((loss) => loss !== null)));
  return lowest < usualFloor ? plot.powersAround([lowest, lowest])[0]! : usualFloor;
}

interface Rates {
  name: string;
  of: RateOf;
  label: string;
  domain: readonly [number, number];
  /** Side by side, curves are named where they begin; where they begin together, at their ends. */
  namedAt: 'start' | 'end';
}

export const overAlpha: Rates = {
  name: 'alpha',
  of: alphaOf,
  label: 'learning rate α',
  domain: [0.001, 20.48],
  namedAt: 'start',
};

export const overEffectiveRate: Rates = {
  name: 'effective',
  of: effectiveOf,
  label: 'effective rate α/(1 − β)',
  domain: [effectiveRates[0]!, effectiveRates.at(-1)!],
  namedAt: 'end',
};

/** The curves over a rate. */
export const lossPanel = (curves: Curve[], { name, of, label, domain, namedAt }: Rates): plot.Panel =>
  plot.panel({
    name,
    x: { label, scale: 'log', domain },
    y: { label: 'final training loss', scale: 'log', domain: [floorOf(curves), 10], grid: true },
    lines: 12.5,
    marks: curves.flatMap(({ beta, losses, best }, i) => {
      const color = `var(--series-${i + 1})`;
      const places = losses.map((loss, index): plot.Point => [of(beta, index), loss ?? NaN]);
      const points = places.filter(([, loss]) => !Number.isNaN(loss));
      const names = { name: equation('β', beta), label: String(beta), isNamed: namedAt === 'end' };
      return [
        plot.line({ ...names, points, color }),
        namedAt === 'start' && points.length > 0 && nameAtStart(i, points[0]!, color),
        best !== null &&
          plot.dots({ points: [places[best]!], color, size: 'middle', outline: 'paper', isOver: true }),
      ];
    }),
  });

/** The outer names stand outwards, to leave room for the others. */
const nameAtStart = (index: number, at: plot.Point, color: string): plot.Mark =>
  plot.words({
    at,
    text: index === 0 ? equation('β', betas[0]!) : String(betas[index]),
    side: 'above',
    anchor: index === 0 ? 'start' : index === betas.length - 1 ? 'end' : 'middle',
    color,
    isBold: true,
  });
