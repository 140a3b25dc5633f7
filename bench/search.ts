/**
 * How fast searching is beside Optuna and scikit-learn, on one thread each, in Node: all take turns within one run, and every
 * ratio is of two times of the same round.
 */
import { loadData } from '../src/lib/data/load.ts';
import { stream } from '../src/lib/math/random.ts';
import type { Search } from '../src/lib/search/experiment/spec.ts';
import { expectationsOf, littleEvidence } from '../src/lib/search/gaussian-process/fit.ts';
import { standardised } from '../src/lib/search/gaussian-process/outcomes.ts';
import { pointsOf } from '../src/lib/search/reading/points.ts';
import type { SearcherSpec } from '../src/lib/search/searchers.ts';
import { fromUnit, toUnit, type Setting } from '../src/lib/search/space.ts';
import { usualOptimizers, usualRun } from '../src/lib/study/defaults.ts';
import type { optunaSamplers } from '../tests/peers/search/cases.ts';
import { functions, problems } from '../tests/peers/search/problems.ts';
import { forests, type Reading } from '../tests/peers/search/readings.ts';
import { rows } from '../tests/peers/rows.ts';
import { loadOurs } from './search/bundle.ts';
import { startSearchPeers, type SearchPeers } from './search/program.ts';
import { median, spread, type Spread } from './statistics.ts';
import { cells, shown } from './trainer.ts';

const { functionalAnova, performSearch, searcherFor, surrogateOf } = await loadOurs();

const rounds = 7;
/** A search asks its searcher again and again: what counts is how fast it is when the engine knows it. */
const compilingRounds = 20;

interface SearchCost {
  what: string;
  /** The other's time as a multiple of ours. */
  ratio: Spread;
  /** Medians, milliseconds. Of this machine at this hour only. */
  ours: number;
  theirs: number;
}

/** Whole searches on a function that costs nothing: what is left is suggesting. */
const samplers: [SearcherSpec, (typeof optunaSamplers)[number]][] = [
  [{ kind: 'random' }, 'random'],
  [{ kind: 'sobol' }, 'sobol'],
  [{ kind: 'tpe' }, 'tpe'],
  [{ kind: 'cma-es', start: 'middle' }, 'cma-es from the middle'],
];
const trialCounts = [50, 200];
const candidates = 1000;

export async function measureSearch(): Promise<SearchCost[]> {
  const peers = startSearchPeers();
  try {
    const costs: SearchCost[] = [];
    for (const [spec, sampler] of samplers)
      for (const trials of trialCounts) costs.push(await suggesting(peers, spec, sampler, trials));
    for (const problem of Object.keys(functions))
      for (const trials of trialCounts)
        for (const little of [null, littleEvidence])
          costs.push(await fitting(peers, problem, trials, little));
    for (const reading of Object.values(forests)) costs.push(await importance(peers, reading));
    costs.push(await training(peers));
    return costs;
  } finally {
    peers.stop();
  }
}

async function suggesting(
  peers: SearchPeers,
  spec: SearcherSpec,
  sampler: (typeof optunaSamplers)[number],
  trials: number,
): Promise<SearchCost> {
  const objective = 'Branin';
  const { space, loss } = problems[objective]!;
  return compared(
    `${spec.kind}, ${trials} trials on ${objective}`,
    (seed) => {
      const searcher = searcherFor(spec, space, seed);
      for (let i = 0; i < trials; i++) {
        const setting = searcher.suggest();
        searcher.observe({ setting, outcome: { loss: loss(setting) } });
      }
    },
    (seed) => peers.ask('search', { objective, space, sampler, trials, seed }),
  );
}

/**
 * A kernel fitted to trials, and expected improvement at candidates. Both minimise the same function from the same start:
 * outcomes, form of the kernel and what is expected of its numbers are ours. Scikit-learn's minimiser ends by its own
 * rule, or where ours does, at so little.
 */
async function fitting(
  peers: SearchPeers,
  problem: string,
  trials: number,
  little: number | null,
): Promise<SearchCost> {
  const { space, loss } = problems[problem]!;
  const drawn = (count: number, seed: number) => {
    const random = stream(seed, 'bench/settings');
    return Array.from({ length: count }, () =>
      fromUnit(
        space,
        space.map(() => random.uniform()),
      ),
    );
  };
  const tried = (seed: number) => drawn(trials, seed);
  const pointsOf = (settings: Setting[]) => settings.map((setting) => [...toUnit(space, setting)]);
  const places = drawn(candidates, 0);
  return compared(
    `Gaussian process, ${trials} trials of ${problem}${little === null ? '' : ', ended as ours'}`,
    (seed) => {
      const observed = tried(seed).map((setting) => ({ setting, outcome: { loss: loss(setting) } }));
      surrogateOf(space, observed, []).promises({ kind: 'expected-improvement' }, places);
    },
    (seed) =>
      peers.ask('gaussian_process', {
        rows: pointsOf(tried(seed)),
        outcomes: [...standardised(tried(seed).map(loss)).outcomes],
        places: pointsOf(places),
        expected: expectationsOf(space.length).map(({ mean, deviation }) => [mean, deviation]),
        little,
      }),
  );
}

/** As many trees as Optuna's forest has. */
const trees = 64;

async function importance(peers: SearchPeers, { space, trials }: Reading): Promise<SearchCost> {
  const settings = trials.map(({ setting }) => setting);
  const losses = trials.map(({ loss }) => loss);
  return compared(
    `functional ANOVA, ${trials.length} trials of ${space.length} knobs`,
    (seed) => functionalAnova(pointsOf(space, settings, losses), losses, { trees, seed }),
    (seed) => peers.ask('functional_anova', { space, trials, seed }),
  );
}

const trained = { trials: 100, steps: 400, batchSize: 10 };

/** A random search, trained whole: beside Optuna that drives PyTorch. */
async function training(peers: SearchPeers): Promise<SearchCost> {
  const { trials, steps, batchSize } = trained;
  const data = { name: 'moons', training: 200, validation: 200, noise: 0.2, seed: 1 } as const;
  const search = (seed: number): Search => ({
    kind: 'search',
    space: [{ name: 'learningRate', kind: 'real', low: 1e-3, high: 10, scale: 'log' }],
    template: {
      data,
      loss: 'binary-cross-entropy',
      budget: { steps },
      run: {
        ...usualRun,
        ...{ hidden: [8, 8], batchSize, seed },
        optimizer: usualOptimizers.momentum,
      },
      record: { checkpoints: 1 },
    },
    objective: 'validationLoss',
    starts: 'same',
    searches: [{ searcher: { kind: 'random' }, seed, budget: { trials } }],
  });
  const { training: examples, inputs, outputs } = await loadData(data);
  const numbers = { inputs: rows(examples.inputs, inputs), targets: rows(examples.targets, outputs) };
  return compared(
    `${trials} random trials of 2-8-8-1, ${steps} steps each`,
    (seed) => performSearch(search(seed)),
    () => peers.ask('training', { trials, steps, batch_size: batchSize, ...numbers }),
  );
}

/** Both in turns. What comes before the first round is for the engine to compile, and for Python to load what it needs. */
async function compared(
  what: string,
  ours: (seed: number) => unknown,
  theirs: (seed: number) => Promise<number>,
): Promise<SearchCost> {
  const times: { ours: number; theirs: number }[] = [];
  for (let round = 1; round <= compilingRounds; round++) await ours(round);
  await theirs(1);
  for (let round = 1; round <= rounds; round++) {
    const begun = performance.now();
    await ours(round);
    const own = performance.now() - begun;
    const other = 1000 * (await theirs(round));
    times.push({ ours: own, theirs: other });
  }
  return {
    what,
    ratio: spread(times.map((time) => time.theirs / time.ours)),
    ours: median(times.map((time) => time.ours)),
    theirs: median(times.map((time) => time.theirs)),
  };
}

export function printSearch(costs: SearchCost[], asJson = false): void {
  if (asJson) return console.log(JSON.stringify(costs, null, 2));
  console.log('Time of Optuna, or scikit-learn, as a multiple of ours: median (quartiles)');
  console.table(
    costs.map(({ what, ratio, ours, theirs }) => ({
      what,
      ...cells({ ratio }, shown),
      'ours, ms': shown(ours),
      'theirs, ms': shown(theirs),
    })),
  );
}
