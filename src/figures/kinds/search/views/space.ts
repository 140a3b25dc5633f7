/** Where the trials of a search lie in the space: by two of its parameters, or by its only one and the loss. */
import { lowestBy } from '../../../../lib/math/lowest.ts';
import { measureName } from '../../../../lib/study/outcomes.ts';
import type * as plot from '../../../../lib/plot/plot.ts';
import { significant } from '../../../../lib/text/numbers.ts';
import type { Axis } from '../../../searching/common/axes.ts';
import { spacePanel } from '../../../searching/common/space.ts';
import { axisTitle } from '../../training/views/view.ts';
import { axisOf } from '../axes.ts';
import { pathOf } from '../parameters.ts';
import {
  besideEachOther,
  drawable,
  eachSearcher,
  headOf,
  lossAxis,
  lossesOf,
  readAs,
  type View,
} from './view.ts';

const flatness = 0.75;

export const space: View = {
  describe: (configuration) =>
    `The trials of one search by their ${configuration.axes.map(axisTitle).join(' (across) and ')} (${configuration.axes.length > 1 ? 'up' : 'across'})${eachSearcher(configuration)}: ` +
    `large dots have the lowest ${measureName(configuration.objective)}, with a ring around the best; red crosses are trials that diverged.`,
  panels: (data) => {
    const loss = lossAxis(data, lossesOf(data));
    const { space: parameters, axes } = data.configuration;
    const asked = axes.map((name) => parameters.find((one) => one.name === pathOf(name))!);
    const [across, up] = asked.map(axisOf);
    return besideEachOther(data, (shown, i) => {
      const all = drawable(shown.trials, loss);
      const trials = all.filter(({ setting }) => asked.every(({ name }) => setting[name] !== undefined));
      const best = lowestBy(trials, (trial) => (trial.diverged ? null : trial.loss));
      const lossOf: Axis['at'] = (setting) => trials.find((trial) => trial.setting === setting)!.loss;
      const panel = spacePanel({
        name: `space-${i}`,
        trials,
        best,
        x: across!,
        y: up ?? { quantity: loss, placeOf: (value) => value, at: lossOf },
        color: shown.color,
        head: headOf(data, shown),
        readAs: readAs(data, shown, all),
      });
      return {
        ...panel,
        aspect: flatness,
        isCompact: true,
        foot: best ? [`Large: the lowest losses. Ring: the best, ${significant(best.loss)}.`] : [],
      } satisfies plot.Panel;
    });
  },
};
