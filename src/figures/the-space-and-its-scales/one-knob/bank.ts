/** A bank of real trials over one knob: what a search draws is looked up in it. */
import type { RandomStream } from '../../../lib/math/random.ts';
import { evenly } from '../../../lib/math/ranges.ts';
import { fromUnit, toUnit, type RealParameter } from '../../../lib/search/space.ts';
import { grid, readGrid } from '../../../lib/study/grid.ts';
import { rankedLoss } from '../../../lib/study/outcomes.ts';
import type { Study, StudyResult } from '../../../lib/training/spec.ts';
import { problemOf, type ProblemName } from './problems.ts';

/** Values of the knob, evenly on its log axis: neighbours are a quarter apart where the axis has four decades. */
const valueCount = 41;
/** Runs of each, from other weights and in another order. */
const starts = 2;

export interface Bank {
  parameter: RealParameter;
  /** `[values]`, from the low end to the high one. */
  entries: Entry[];
}

export interface Entry {
  value: number;
  /** `[starts]`: validation losses at the end, guessing at most. */
  losses: number[];
}

const valuesOf = (parameter: RealParameter): number[] =>
  evenly(0, 1, valueCount).map((share) => Number(fromUnit([parameter], [share])[parameter.name]));

export function bankExperiment(name: ProblemName, seed: number): Study {
  const { parameter, study, settingOf } = problemOf(name);
  return grid({
    ...study,
    settings: valuesOf(parameter).map(settingOf),
    repetitions: starts,
    seed,
    record: { checkpoints: 1 },
  });
}

export function bankOf(result: StudyResult, name: ProblemName): Bank {
  const { parameter, guess } = problemOf(name);
  const entries = readGrid(result, valuesOf(parameter)).map(({ setting: value, runs }) => ({
    value,
    losses: runs.map((run) => rankedLoss(run, 'validationLoss', guess) ?? guess),
  }));
  return { parameter, entries };
}

/** What a trial of a value comes to: that of the nearest value in the bank, from one of its starts. */
export function lookUp({ parameter, entries }: Bank, value: number, random: RandomStream): number {
  const [share] = toUnit([parameter], { [parameter.name]: value });
  const { losses } = entries[Math.round(share! * (entries.length - 1))]!;
  return losses[random.integer(losses.length)]!;
}
