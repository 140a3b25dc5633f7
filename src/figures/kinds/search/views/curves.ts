/** The courses of the trials of a search, the best one thick. */
import { lowestBy } from '../../../../lib/math/lowest.ts';
import { measureName } from '../../../../lib/study/outcomes.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import type { SearchConfiguration } from '../configuration.ts';
import { thingsOf } from '../../../searching/common/read-as.ts';
import type { EndedTrial } from '../outcome.ts';
import {
  besideEachOther,
  drawable,
  eachSearcher,
  headOf,
  heightOn,
  lossAxis,
  readAs,
  type View,
} from './view.ts';

const panelLines = 11;

export const curves: View = {
  describe: (configuration) =>
    `The ${measureName(configuration.objective)} of the trials of one search over the course of training, on a logarithmic axis${eachSearcher(configuration)}: ` +
    'thin lines, the best trial thick. Red crosses are where trials diverged.',
  panels: (data) => {
    const { configuration, searched, search } = data;
    const all = searched.flatMap(({ searches }) => searches[search] ?? []);
    const heights = all
      .filter(({ loss }) => loss !== null)
      .flatMap((trial) => courseOf(trial, configuration));
    const y = lossAxis(
      data,
      heights.map(([, loss]) => loss),
    );
    const ends = all.map(({ run }) => placeOf(run.steps, run, configuration));
    return besideEachOther(data, (shown, i) => {
      const best = lowestBy(shown.trials, ({ loss }) => loss);
      const capped = (trial: EndedTrial) =>
        courseOf(trial, configuration).map(([x, loss]): plot.Point => [x, heightOn(y, loss)]);
      const diverged = shown.trials.filter(({ loss }) => loss === null);
      const drawn = drawable(shown.trials, y);
      return plot.panel({
        name: `curves-${i}`,
        x: { label: isInEpochs(configuration) ? 'epoch' : 'step', domain: [0, Math.max(1, ...ends)] },
        y,
        linesHigh: panelLines,
        head: headOf(data, shown),
        marks: [
          plot.course({
            name: 'best',
            color: shown.color,
            points: best ? capped(best) : [],
            repetitions: shown.trials.filter((trial) => trial !== best).map(capped),
          }),
          plot.crosses({
            isSmall: true,
            points: diverged.map(({ run }): plot.Point => [
              placeOf(run.divergedAt ?? run.steps, run, configuration),
              y.domain[1],
            ]),
          }),
          thingsOf(drawn, readAs(data, shown, drawn), (_, trial) => capped(shown.trials[trial]!)),
        ],
      });
    });
  },
};

const isInEpochs = ({ budget }: SearchConfiguration): boolean => 'epochs' in budget;

/** In epochs where the budget is: then trials of different batch sizes end at the same place. */
const placeOf = (step: number, { stepsPerEpoch }: EndedTrial['run'], configuration: SearchConfiguration) =>
  isInEpochs(configuration) ? step / stepsPerEpoch : step;

const courseOf = ({ run }: EndedTrial, configuration: SearchConfiguration): plot.Point[] =>
  run.checkpoints.map((checkpoint): plot.Point => [
    placeOf(checkpoint.step, run, configuration),
    checkpoint[configuration.objective],
  ]);
