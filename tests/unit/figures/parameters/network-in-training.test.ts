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
  const { rows } = figure.table(data, knobs);
  const measures = figure.measures!(data, knobs) as Record<string, number>;
  expect(measures).toMatchObject({ parameterCount: 37 });
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

test('six weights are coloured, in the network as over the steps', async () => {
  const { data, knobs, document } = await at();
  const wide = document.querySelector('svg.wide')!;
  const last = figure.table(data, knobs).rows.at(-1)!.slice(3) as number[];
  // First to hidden 1, [2][4] and then four biases; last to the output, [4][1] after (2 + 1) · 4 + (4 + 1) · 4 others.
  const watched = [0, 1, 7, 32, 33, 35];
  const [zero, six] = axisPlaces(wide);
  const ends = [...wide.querySelectorAll('.panel.parameters .line .stroke')].map((line) => {
    const end = Number(/,(-?[\d.]+)$/.exec(line.getAttribute('d')!)![1]);
    return { color: line.getAttribute('stroke'), value: (6 * (end - zero)) / (six - zero) };
  });
  expect(ends).toHaveLength(watched.length);
  // The ticks' words stand a little below their heights, all alike.
  watched.forEach((parameter, i) =>
    expect(ends[i]!.value - ends[0]!.value).toBeCloseTo(last[parameter]! - last[watched[0]!]!, 1),
  );
  const edges = [...wide.querySelectorAll('.network .weight')].slice(-watched.length);
  expect(edges.map((edge) => edge.getAttribute('stroke'))).toEqual(ends.map(({ color }) => color));
  expect(edges.map((edge) => edge.getAttribute('stroke-dasharray') !== 'none')).toEqual(
    watched.map((parameter) => last[parameter]! < 0),
  );
});

/** Heights in the drawing at which a parameter is 0 and 6. */
function axisPlaces(svg: Element): [zero: number, six: number] {
  const ticks = [...svg.querySelectorAll('.panel.parameters .axis text')];
  const at = (text: string) =>
    Number(ticks.find(({ textContent }) => textContent === text)!.getAttribute('y'));
  return [at('0'), at('6')];
}

test('the boundary has the examples of either class on their own side', async () => {
  const { data } = await at();
  const { logits, examples } = data as {
    logits: Float32Array;
    examples: Record<'inputs' | 'targets', Float32Array>;
  };
  const [columns, rows, width, height] = [41, 27, 5.4, 3.6];
  const called = [...examples.targets].map((target, i) => {
    const column = Math.round((examples.inputs[2 * i]! / width + 0.5) * (columns - 1));
    const row = Math.round((examples.inputs[2 * i + 1]! / height + 0.5) * (rows - 1));
    return logits[row * columns + column]! > 0 === (target === 1);
  });
  // At a loss of 0.05 nearly all are; the nearest point of the grid may lie across the boundary.
  expect(called.filter(Boolean).length).toBeGreaterThan(190);
});
