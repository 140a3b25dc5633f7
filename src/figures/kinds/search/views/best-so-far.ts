/** The best loss so far over the trials: of each searcher the median over its searches, with a band. */
import { measureName } from '../../../../lib/study/outcomes.ts';
import { counted } from '../../../../lib/text/words.ts';
import { bestSoFarPanel } from '../../../searching/common/best-so-far.ts';
import { usualLosses } from '../../training/views/view.ts';
import { heightOn, lossAxis, type View } from './view.ts';

export const bestSoFar: View = {
  describe: ({ searchers, searches, objective }) =>
    `The best ${measureName(objective)} so far, on a logarithmic axis over the trials: a line for each of ${searchers.map(({ name }) => name).join(', ')}` +
    `${searches > 1 ? `, the median of ${counted(searches, 'search', 'searches')}, in a band that nine of ten of them are in` : ''}.`,
  panels: (data) => {
    const { searched, configuration } = data;
    const bounds = searched.flatMap(({ reached }) =>
      reached.flatMap(({ low, middle, high }) => [low, middle, high]),
    );
    const y = lossAxis(data, bounds.filter(Number.isFinite), `best ${measureName(configuration.objective)}`);
    return {
      ...bestSoFarPanel({
        all: searched.map(({ name, color, reached }) => ({
          name,
          color,
          reached: reached
            .filter(({ middle }) => Number.isFinite(middle))
            .map((at) => ({ ...at, high: heightOn(y, at.high) })),
        })),
        loss: y,
        trials: Math.max(...searched.map(({ trials }) => trials)),
      }),
      overSeeds: { y: usualLosses },
      foot:
        configuration.searches > 1
          ? [
              `Lines: the median of ${counted(configuration.searches, 'search', 'searches')}. Bands: nine of ten of them.`,
            ]
          : [],
    };
  },
};
