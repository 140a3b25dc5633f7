/** The network that is drawn is the network that was trained: its loss, worked out here from the table's weights. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/parameters/network-in-training.ts';
import { prefix } from '../../../../src/lib/experiment/experiment.ts';
import { loadData } from '../../../../src/lib/data/load.ts';
import { equation } from '../../../../src/lib/text/numbers.ts';
import type { Study } from '../../../../src/lib/training/spec.ts';
import { drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}, share = 1) {
  const { knobs, experiment, result } = await shownAt(figure, changes);
  const data = figure.summarise(prefix(result, share), knobs);
  return { study: experiment as Study, data, knobs, document: drawn(figure, { data, knobs }) };
}

/** Mean binary cross-entropy of a 2 → 4 → 4 → 1 tanh network, straight from its definition. */
function lossOf(parameters: number[], inputs: Float32Array, targets: Float32Array): number {
  const widths = [2, 4, 4, 1];
  let sum = 0;
  for (let example = 0; example < targets.length; example++) {
    let values = [inputs[2 * example]!, inputs[2 * example + 1]!];
    let at = 0;
    for (let layer = 1; layer < widths.length; layer++) {
      const [before, after] = [widths[layer - 1]!, widths[layer]!];
      const sums = Array.from({ length: after }, (_, to) =>
        values.reduce(
          (sum, value, from) => sum + value * parameters[at + from * after + to]!,
          parameters[at + before * after + to]!,
        ),
      );
      values = layer === widths.length - 1 ? sums : sums.map(Math.tanh);
      at += (before + 1) * after;
    }
    const probability = 1 / (1 + Math.exp(-values[0]!));
    sum -= Math.log(targets[example] === 1 ? probability : 1 - probability);
  }
  return sum / targets.length;
}

test('the weights in the table give the losses in the table', async () => {
  const { study, data, knobs } = await at();
  const { training } = await loadData(study.data);
  const { rows } = figure.table(data, knobs);
  for (const row of [rows[0]!, rows.at(-1)!]) {
    const [, trainingLoss, , ...parameters] = row as number[];
    expect(parameters).toHaveLength((2 + 1) * 4 + (4 + 1) * 4 + (4 + 1));
    expect(lossOf(parameters, training.inputs, training.targets)).toBeCloseTo(trainingLoss!, 4);
  }
});

test('a line per weight, a ring per unit; dashed exactly where the weight is negative', async () => {
  const { data, knobs, document } = await at();
  const wide = document.querySelector('svg.wide')!;
  const edges = [...wide.querySelectorAll('.network .weight')];
  expect(edges).toHaveLength(2 * 4 + 4 * 4 + 4);
  expect(wide.querySelectorAll('.network .unit')).toHaveLength(2 + 4 + 4 + 1);
  const parameters = figure.table(data, knobs).rows.at(-1)!.slice(3) as number[];
  const isWeight = (i: number) => i < 8 || (i >= 12 && i < 28) || (i >= 32 && i < 36);
  const negative = parameters.filter((value, i) => isWeight(i) && value < 0).length;
  expect(edges.filter((edge) => edge.getAttribute('stroke-dasharray') !== 'none')).toHaveLength(negative);
});

test('the numbers that texts quote are those of the table', async () => {
  const { data, knobs } = await at();
  const { columns, rows } = figure.table(data, knobs);
  const moves = columns.slice(3).map((name, i) => {
    const values = rows.map((row) => row[i + 3] as number);
    return { name, move: Math.max(...values) - Math.min(...values) };
  });
  const meanOf = (kind: string) => {
    const those = moves.filter(({ name }) => name.startsWith(kind));
    return those.reduce((sum, { move }) => sum + move, 0) / those.length;
  };
  const measures = figure.measures!(data, knobs) as Record<string, number>;
  expect(measures).toMatchObject({ parameterCount: 37 });
  expect(measures['meanWeightMove']).toBeCloseTo(meanOf('weight'), 5);
  expect(measures['meanBiasMove']).toBeCloseTo(meanOf('bias'), 5);
  expect(measures['lossFactor']).toBeCloseTo((rows[0]![1] as number) / (rows.at(-1)![1] as number), 5);
});

test('rewound, the settings and the axis of the parameters stay as they are', async () => {
  const fixed = ({ document }: Awaited<ReturnType<typeof at>>) =>
    [...document.querySelectorAll('.panel.parameters .axis text, .panel.hyperparameters .ends .words')].map(
      ({ textContent }) => textContent,
    );
  const [start, end] = [fixed(await at({}, 0)), fixed(await at())];
  expect(start).toContain(equation('α', 0.3));
  expect(start).toEqual(end);
});

test('frozen, nothing in the whole table moves', async () => {
  const { data, knobs } = await at({ frozen: true });
  const { rows } = figure.table(data, knobs);
  for (const row of rows) expect(row.slice(1)).toEqual(rows[0]!.slice(1));
});
