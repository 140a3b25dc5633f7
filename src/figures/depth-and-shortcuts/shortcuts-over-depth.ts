import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { log } from '../../lib/math/elementary.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid, type Setting } from '../../lib/study/grid.ts';
import { finalOf, type LossName } from '../../lib/study/outcomes.ts';
import { measuredSplits } from '../../lib/study/splits.ts';
import { significant, times } from '../../lib/text/numbers.ts';
import { counted, listed, standing } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';

const depths = ['2', '5', '10', '20'] as const;
const units = 16;
const epochs = 20;
/** Every depth is trained with each of them, and shown with the one that is best for it. */
const rates = { tanh: geometric(0.02, 3, 4), relu: geometric(0.008, 3.5, 4) };
/** Of the ten classes: what a network costs that gives each the same chance. */
const guessing = log(10);
/** The training loss without shortcuts is so many times that with them. */
const claimed = 5;

const names = ['plain', 'whole', 'quiet'] as const;
type Name = (typeof names)[number];

interface Look {
  name: string;
  /** In a sentence. */
  where: string;
  color: string;
  of(depth: number): Setting;
}

const looks: Record<Name, Look> = {
  plain: { name: 'plain', where: 'without shortcuts', color: 'var(--ink-soft)', of: () => ({}) },
  whole: {
    name: 'shortcuts',
    where: 'with shortcuts',
    color: 'var(--accent)',
    of: () => ({ shortcuts: true }),
  },
  quiet: {
    name: 'quiet branches',
    where: 'with shortcuts and quiet branches',
    color: 'var(--series-1)',
    of: (depth) => ({ shortcuts: true, branchScale: 1 / Math.sqrt(depth) }),
  },
};

/** What became of a network of one depth: each loss at the rate that is best for it; null if all diverged, or not known yet. */
type Trained = Record<LossName, number | null> & { depth: number; isDone: boolean };

/** `[depths]` of each. */
type Data = Record<Name, Trained[]>;

export default defineFigure({
  title: 'Loss over depth, plain and with shortcuts',
  description:
    'Two graphs of a loss over the number of hidden layers, from 2 to 20, all axes logarithmic: training loss on the left, validation loss on the right. ' +
    'Three lines each: plain networks, networks with shortcuts, and networks with shortcuts whose branches are scaled down. Where every rate diverged there is a red cross at the top.',
  knobs: {
    depth: choice('Compared at', depths, {
      default: '20',
      names: { '2': '2 layers', '5': '5 layers', '10': '10 layers', '20': '20 layers' },
    }),
    activation: choice('Activation', ['tanh', 'relu'], { names: { relu: 'ReLU' } }),
    seed: seed(),
  },

  experiment: ({ activation, seed }) =>
    grid({
      data: { name: 'digits', training: 500, validation: 1000 },
      loss: 'softmax-cross-entropy',
      budget: { epochs },
      base: {
        activation,
        initializer: usualInitializers[activation === 'relu' ? 'he' : 'glorot'],
        batchSize: 20,
      },
      settings: settingsOf(activation).map(({ name, depth, learningRate }) => ({
        learningRate,
        hidden: Array<number>(Number(depth)).fill(units),
        ...looks[name].of(Number(depth)),
      })),
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result, { activation }): Data => {
    const ended = readGrid(result, settingsOf(activation));
    const of = (name: Name) =>
      depths.map((depth) =>
        bestOf(
          Number(depth),
          ended
            .filter(({ setting }) => setting.name === name && setting.depth === depth)
            .map(({ runs: [run] }) => run!),
        ),
      );
    return { plain: of('plain'), whole: of('whole'), quiet: of('quiet') };
  },

  panels: (data, { depth }) =>
    plot.row(
      measuredSplits.map(({ name, loss }) =>
        plot.panel({
          name,
          x: {
            label: `hidden layers of ${units} units`,
            scale: 'log',
            domain: [1.8, 22],
            ticks: depths.map(Number),
          },
          y: {
            label: `${name} loss (log scale)`,
            scale: 'log',
            domain: name === 'training' ? [0.003, 3] : [0.45, 3],
            ticks: name === 'training' ? [0.01, 0.1, 1] : [0.5, 1, 2],
          },
          marks: [
            plot.rule({ x: Number(depth) }),
            ...names.map((one) => marksOf(data[one], loss, looks[one], name === 'validation')),
          ],
        }),
      ),
      [0.42, 0.58],
    ),

  table: (data) => ({
    columns: ['network', 'hidden layers', 'training loss', 'validation loss'],
    rows: names.flatMap((name) =>
      data[name].map((one) => [looks[name].name, one.depth, one.trainingLoss, one.validationLoss]),
    ),
  }),

  measures: (data, { depth }) => ({
    ...Object.fromEntries(
      names.flatMap((name) => {
        const { trainingLoss, validationLoss, isDone } = at(depth, data[name]);
        return [
          [`${name}End`, trainingLoss !== null ? 'trained' : isDone ? 'diverged' : null],
          [`${name}Training`, trainingLoss],
          [`${name}Validation`, validationLoss],
          [`${name}BestDepth`, lowestBy(data[name], (one) => one.validationLoss)?.depth],
          [`${name}OverShallow`, ratioOf(validationLoss, at('2', data[name]).validationLoss)],
        ];
      }),
    ),
    plainOverWhole: plainOver(data, 'whole', depth),
    plainOverQuiet: plainOver(data, 'quiet', depth),
    quietOverWhole: ratioOf(at(depth, data.quiet).validationLoss, at(depth, data.whole).validationLoss),
  }),

  finding: {
    says: (data, { depth }) => {
      const ratio = plainOver(data, 'whole', depth);
      return (
        `${counted(Number(depth), 'hidden layer')}, ${epochs} epochs, each at its own best of ${rates.tanh.length} rates. The training loss is ${listed(names.map((name) => `${told(data[name], depth, 'trainingLoss')} ${looks[name].where}`))}` +
        `${ratio === null ? '' : `: without shortcuts it is ${times(ratio)} as high as with them, ${standing(ratio, 'at least', claimed)}`}. ` +
        `The validation loss is ${listed(names.map((name) => told(data[name], depth, 'validationLoss')))}.`
      );
    },
    holds: (data, { depth }) => (plainOver(data, 'whole', depth) ?? 0) >= claimed,
    fails: { depth: '2' },
    atLeast: 0.95,
    switches: [{ with: 'ReLU', knobs: { activation: 'relu' }, holds: false, atLeast: 0.95 }],
  },
});

const settingsOf = (activation: keyof typeof rates) =>
  crossed({ name: names, depth: depths, learningRate: rates[activation] });

/** `[rates]` runs of one depth. Worse than guessing counts as guessing. */
function bestOf(depth: number, runs: readonly RunHistory[]): Trained {
  const lowest = (loss: LossName) => {
    const ended = runs.flatMap((run) => finalOf(run, loss) ?? []);
    return ended.length === 0 ? null : Math.min(guessing, ...ended);
  };
  return {
    depth,
    trainingLoss: lowest('trainingLoss'),
    validationLoss: lowest('validationLoss'),
    isDone: runs.every((run) => run.divergedAt !== null || finalOf(run, 'trainingLoss') !== null),
  };
}

function marksOf(
  trained: readonly Trained[],
  loss: LossName,
  { name, color }: Look,
  isNamed: boolean,
): plot.Marks {
  const points = trained.flatMap((one): plot.Point[] => (one[loss] === null ? [] : [[one.depth, one[loss]]]));
  const lost = trained.filter((one) => one.isDone && one[loss] === null);
  return [
    plot.line({ name, isNamed, hasLeader: true, color, points }),
    plot.dots({ className: name, color, points }),
    plot.crosses({ points: lost.map(({ depth }): plot.Point => [depth, guessing]) }),
  ];
}

const at = (depth: string, trained: readonly Trained[]): Trained =>
  trained[depths.findIndex((one) => one === depth)]!;

/** How many times as high the training loss is without shortcuts; null where one is not known, or lost. */
const plainOver = ({ plain, ...others }: Data, name: keyof typeof others, depth: string): number | null =>
  ratioOf(at(depth, plain).trainingLoss, at(depth, others[name]).trainingLoss);

/** "0.03"; of what is lost, that it is. */
function told(trained: readonly Trained[], depth: string, loss: LossName): string {
  const { [loss]: value, isDone } = at(depth, trained);
  return value === null && isDone ? 'lost to divergence' : significant(value);
}
