/** What each hidden layer gives its activation, as a histogram at the last checkpoint, a panel for each setting. */
import * as plot from '../../../../lib/plot/plot.ts';
import { mean } from '../../../../lib/math/averages.ts';
import { latestCheckpoint } from '../../../../lib/study/outcomes.ts';
import { percent } from '../../../../lib/text/numbers.ts';
import type { Bins } from '../../../../lib/training/spec.ts';
import type { Trained } from '../outcome.ts';
import { eachSetting, multiples, type View } from './view.ts';

/** From where tanh and sigmoid are flat to where they are flat again. */
export const preActivationBins: Bins = { bins: 40, range: [-5, 5] };

const panelLines = 10;

export const preActivationHistograms: View = {
  describe: (configuration) =>
    `Histograms of each hidden layer’s pre-activations, 1 being next to the inputs${eachSetting(configuration)}.`,
  panels: ({ trained }) => {
    const shares = trained.map(sharesOf);
    const highest = Math.max(...shares.flat(2), 0);
    return plot.facets(
      trained.map(({ label }, i) => panelOf(i, label, shares[i]!, highest)),
      multiples(trained.length),
    );
  },
};

/** `[layers][bins]`: the mean over the repetitions. */
function sharesOf({ runs }: Trained): number[][] {
  const layers = runs.map((run) => latestCheckpoint(run)?.preActivations ?? []);
  const [first = []] = layers;
  return first.map((_, layer) =>
    Array.from({ length: preActivationBins.bins }, (_, bin) =>
      mean(layers.map((one) => one[layer]!.histogram[bin]!)),
    ),
  );
}

function panelOf(
  index: number,
  label: string,
  layers: readonly (readonly number[])[],
  highest: number,
): plot.Panel {
  const { bins, range } = preActivationBins;
  const [from, to] = range;
  const centreOf = (bin: number) => from + ((bin + 0.5) * (to - from)) / bins;
  return plot.panel({
    name: `histograms-${index}`,
    x: { label: 'pre-activation z', domain: range },
    y: { label: 'share of values', domain: [0, highest || 1], format: percent },
    overSeeds: { y: [0, 1] },
    linesHigh: panelLines,
    head: label === '' ? [] : [{ text: `${label}, by layer`, isBold: true }],
    foot: ['The outermost bins have all that lies beyond.'],
    marks: layers.map((shares, layer) =>
      plot.line({
        name: label === '' ? `layer ${layer + 1}` : String(layer + 1),
        color: plot.seriesColor(layer, layers.length),
        points: shares.map((share, bin): plot.Point => [centreOf(bin), share]),
      }),
    ),
  });
}
