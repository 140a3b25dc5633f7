/** The curves of one search's trials, each as far as it was trained, and faintly what would have come. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { percent } from '../../../lib/text/numbers.ts';
import { thingsOf, toldOfSetting, type ReadAs } from '../../searching/common/read-as.ts';
import type { Trial } from '../../searching/common/trial.ts';
import type { Curve } from '../bank/bank.ts';
import { lossAxis, parts, problemOf, type ProblemName } from '../bank/problems.ts';
import type { Replay } from '../bank/replay.ts';

/** A trial of the search that is shown. */
export interface Shown {
  curve: Curve;
  /** Parts that it was trained; of one that diverged, until then. */
  trained: number;
  isWhole: boolean;
}

/** `[trials]`; those that have not begun are left out. */
export const shownIn = (curves: readonly Curve[], { trials }: Replay): Shown[] =>
  trials.map(({ reports, steps }, i) => {
    const { step, loss } = reports.at(-1) ?? { step: 0, loss: null };
    return {
      curve: curves[i]!,
      trained: Math.floor((step / steps) * parts),
      isWhole: step === steps && loss !== null,
    };
  });

export const finalLoss = ({ losses }: Curve): number => losses[parts - 1] ?? Infinity;

/** The best of those that were trained whole. */
export const bestOf = (shown: readonly Shown[]): Shown | null =>
  lowestBy(
    shown.filter(({ isWhole }) => isWhole),
    ({ curve }) => finalLoss(curve),
  );

/** Only those that were trained whole have a loss. */
export const placed = ({ curve, isWhole }: Shown): Trial => ({
  setting: curve.setting,
  loss: isWhole ? finalLoss(curve) : Infinity,
  diverged: curve.divergedAfter !== null,
});

/** The same in all panels that show these trials. */
export const readAs = (shown: readonly Shown[]): ReadAs => ({
  nameOf: (_, i) => `trial ${i + 1}`,
  told: ({ setting, loss, diverged }) => {
    const { trained } = shown.find(({ curve }) => curve.setting === setting)!;
    return [
      ['validation loss at the end', diverged ? 'diverged' : Number.isFinite(loss) ? loss : 'not known'],
      ['trained', percent(trained / parts)],
      ...toldOfSetting(setting),
    ];
  },
});

const faint = 0.3;

export const curvesPanel = ({
  shown,
  problem,
  color,
  head,
  marks,
}: {
  shown: readonly Shown[];
  problem: ProblemName;
  color: string;
  head: plot.Panel['head'];
  /** Rungs, or what the rule compares with. */
  marks: readonly plot.Marks[];
}): plot.Panel => {
  const { steps, losses } = problemOf(problem);
  const highest = losses.domain[1];
  const pointsOf = ({ losses }: Curve) =>
    losses.map((loss, i): plot.Point => [((i + 1) * steps) / parts, Math.min(loss, highest)]);
  const trainedPoints = ({ curve, trained }: Shown) => pointsOf(curve).slice(0, trained);
  const best = bestOf(shown);
  const isEnded = ({ curve, trained }: Shown) => curve.divergedAfter === null && trained < parts;
  return plot.panel({
    name: 'curves',
    x: { label: 'step', domain: [0, steps] },
    y: lossAxis(problem, 'validation loss'),
    head,
    marks: [
      plot.threads({
        className: 'untrained',
        color: 'var(--ink-faint)',
        opacity: faint,
        lines: shown.map(({ curve, trained }) => pointsOf(curve).slice(Math.max(0, trained - 1))),
      }),
      plot.threads({
        className: 'trained',
        color: 'var(--ink-soft)',
        lines: shown.filter(({ isWhole }) => !isWhole).map(trainedPoints),
      }),
      plot.threads({
        className: 'whole',
        color,
        stroke: 'fine',
        lines: shown.filter((one) => one.isWhole && one !== best).map(trainedPoints),
      }),
      plot.dots({
        className: 'stopped',
        color: 'var(--ink-soft)',
        points: shown.filter(isEnded).flatMap((one) => trainedPoints(one).slice(-1)),
      }),
      plot.crosses({
        className: 'diverged',
        isSmall: true,
        points: shown.flatMap(({ curve: { divergedAfter } }): plot.Point[] =>
          divergedAfter === null ? [] : [[divergedAfter, highest]],
        ),
      }),
      marks,
      plot.line({
        name: 'the best',
        color,
        stroke: 'thick',
        points: best ? pointsOf(best.curve) : [],
      }),
      thingsOf(shown.map(placed), readAs(shown), (_, i) => trainedPoints(shown[i]!)),
    ],
  });
};
