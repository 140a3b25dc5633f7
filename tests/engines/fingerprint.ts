/** Hashes over the bits of all that studies record, all that descents pass and all that searches try. */
import { performSearch } from '../../src/lib/search/experiment/perform.ts';
import type { SearchTrial } from '../../src/lib/search/experiment/spec.ts';
import { descend, type Path } from '../../src/lib/surfaces/descend.ts';
import type { Measured, Run, RunHistory } from '../../src/lib/training/spec.ts';
import { train } from '../../src/lib/training/train.ts';
import { Hash } from '../hash.ts';
import { bits } from '../unit/math/fingerprint.ts';
import { descents, search, searchWithSchedulers, studies } from './experiments.ts';
import type { Hashes } from './hashes.ts';

/** Performs all of experiments.ts in this engine. */
export async function historyHashes(): Promise<Hashes> {
  const hashes: Hashes = { 'data, random numbers and elementary functions': bits() };
  for (const [name, study] of Object.entries(studies)) {
    const { runs, surface } = await train(study);
    runs.forEach((history, index) => {
      const run = `${name}: run ${index}, ${inWords(study.runs[index]!)}`;
      for (const [part, numbers] of Object.entries(partsOf(history)))
        hashes[`${run}: ${part}`] = hashOf(numbers);
    });
    if (surface) hashes[`${name}: surface`] = hashOf(surface);
  }
  for (const descent of descents) {
    descend(descent).paths.forEach((path, index) => {
      const { optimizer, schedule } = descent.walks[index]!;
      const walk = `walk ${index}, ${optimizer.kind}, ${schedule!.kind}`;
      hashes[`descent on ${descent.surface.name}: ${walk}`] = hashOf(numbersOf(path));
    });
  }
  for (const all of [search, searchWithSchedulers]) {
    const { searches } = await performSearch(all);
    searches.forEach(({ trials }, index) => {
      const { searcher, scheduler } = all.searches[index]!;
      const name = scheduler ? `${searcher.kind} and ${scheduler.kind}` : searcher.kind;
      hashes[`search ${index}, ${name}`] = hashOf(trials.flatMap(trialNumbers));
    });
  }
  return hashes;
}

const trialNumbers = ({ setting, stretches, reports, origin, run }: SearchTrial): number[] => [
  ...Object.values(setting).map((value) => (typeof value === 'number' ? value : String(value).length)),
  ...stretches.flatMap(({ worker, start, to }) => [worker, start, to]),
  ...reports.flatMap(({ time, step, loss, verdict }) => [time, step, loss ?? -1, verdict.length]),
  origin?.trial ?? -1,
  ...run.checkpoints.map(({ validationLoss }) => validationLoss),
];

const inWords = ({ activation, optimizer, hidden, batchSize, dropout }: Run) =>
  `${activation}, ${optimizer.kind}, hidden [${hidden}], batch ${batchSize}, dropout ${dropout}`;

/** All of a history, part by part. */
function partsOf(history: RunHistory): Record<string, Iterable<number>> {
  const { steps, stepsPerEpoch, divergedAt, stopped, learningRate, batchLoss, checkpoints } = history;
  return {
    length: [steps, stepsPerEpoch, divergedAt ?? -1, stopped?.at ?? -1, stopped?.best ?? -1],
    'learning rates': learningRate,
    'batch losses': batchLoss,
    'losses and accuracies': checkpoints.flatMap((checkpoint) => [
      checkpoint.step,
      ...measuredIn(checkpoint),
    ]),
    'losses and accuracies of the average': checkpoints.flatMap(({ averaged }) =>
      averaged ? measuredIn(averaged) : [],
    ),
    'gradient norms': checkpoints.flatMap(({ gradientNorms }) => gradientNorms ?? []),
    weights: checkpoints.flatMap(({ weights }) => [...(weights ?? [])]),
    'pre-activations': checkpoints.flatMap(({ preActivations }) =>
      (preActivations ?? []).flatMap(({ mean, deviation, histogram, alwaysZero }) => [
        mean,
        deviation,
        ...histogram,
        alwaysZero,
      ]),
    ),
    'norms of weights and updates': checkpoints.flatMap(({ weightNorms, updateRatios }) => [
      ...(weightNorms ?? []),
      ...(updateRatios ?? []),
    ]),
    sharpness: checkpoints.flatMap(({ sharpness }) => sharpness ?? []),
    outputs: checkpoints.flatMap(({ outputs }) => [...(outputs ?? [])]),
  };
}

const measuredIn = (measured: Measured): number[] => [
  measured.trainingLoss,
  measured.validationLoss,
  measured.trainingAccuracy ?? -1,
  measured.validationAccuracy ?? -1,
];

const numbersOf = ({ points, values, divergedAt }: Path) => [...points.flat(), ...values, divergedAt ?? -1];

/** A float32 is exact as a float64. */
const hashOf = (numbers: Iterable<number>) => new Hash().add(Float64Array.from(numbers)).text();
