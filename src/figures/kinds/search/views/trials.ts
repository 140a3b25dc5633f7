/** The trials of a search in their order: the loss of each, and the best so far. */
import { lowestBy } from '../../../../lib/math/lowest.ts';
import { measureName } from '../../../../lib/study/outcomes.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { inTimePanel } from '../../../searching/common/in-time.ts';
import { usualLosses } from '../../training/views/view.ts';
import {
  besideEachOther,
  drawable,
  eachSearcher,
  headOf,
  heightOn,
  lossAxis,
  lossesOf,
  readAs,
  type View,
} from './view.ts';

const panelLines = 11;

export const trials: View = {
  describe: (configuration) =>
    `The trials of one search in their order, a dot at the ${measureName(configuration.objective)} of each${eachSearcher(configuration)}. ` +
    'A stair is the best so far, a large dot the best of all; red crosses are trials that diverged.',
  panels: (data) => {
    const y = lossAxis(data, lossesOf(data));
    return besideEachOther(data, (shown, i) => {
      const { color, trials: ended, budget } = shown;
      const best = lowestBy(ended.keys(), (trial) => ended[trial]!.loss);
      const drawn = drawable(ended, y);
      const inTime = inTimePanel({
        name: `trials-${i}`,
        trials: drawn,
        loss: y,
        color,
        head: headOf(data, shown),
        readAs: readAs(data, shown, drawn),
      });
      const marked: plot.Point[] = best === null ? [] : [[best + 1, heightOn(y, ended[best]!.loss)]];
      return {
        ...inTime,
        // All of the trials that there will be.
        x: { ...inTime.x, domain: [1 / 2, budget + 1 / 2] },
        overSeeds: { y: usualLosses },
        linesHigh: panelLines,
        marks: [
          ...inTime.marks,
          plot.dots({ className: 'best', points: marked, color, size: 'huge', outline: 'paper' }),
        ],
      };
    });
  },
};
