import { stream, type RandomStream } from '../../math/random.ts';
import { lossOf, openLog, type SearcherMaker, type Trial } from '../searcher.ts';
import { cellAround, fromUnit, toUnit, type Parameter, type Setting, type Space } from '../space.ts';
import { choiceProbabilities, heightAt, drawFrom, drawIndex, parzenOf, probabilityOf } from './tpe/parzen.ts';

export interface TpeSpec {
  kind: 'tpe';
  /** Trials that have to end before it stops drawing at random. Default 10. */
  randomTrials?: number;
}

const defaults = { randomTrials: 10 };
/** Of these one is suggested. */
const candidates = 24;
/** One trial in ten is good, but no more than 25. */
const goodOneIn = 10;
const mostGood = 25;

/**
 * The tree-structured Parzen estimator by the rules of Optuna 3.1's TPESampler with its defaults: after 10 random trials
 * it takes min(⌈n/10⌉, 25) of n trials for the good ones. For each parameter, one at a time, it draws 24 candidates from
 * the density of the good trials, and suggests the one whose density among the good is highest in proportion to that
 * among the others. The densities are in tpe/parzen.ts.
 *
 * Integers and choices: an integer's density is the probability of its cell, on a log axis, too (where Optuna takes the
 * cell since 2025 only); a choice's is a weight. A parameter with a condition learns from the trials that had it.
 * Infeasible trials are never good (Optuna leaves out what failed). Pending trials count among the others, so that several
 * workers do not all try the same: Optuna's `constant_liar`, its one option that is on here. With one worker none is pending.
 *
 * Sources: Bergstra, Bardenet, Bengio & Kégl 2011, "Algorithms for hyper-parameter optimization"; Watanabe 2023,
 * "Tree-structured Parzen estimator: understanding its algorithm components and their roles for better empirical
 * performance"; Akiba et al. 2019 for Optuna, whose parameters of the same trials are the tests' goldens.
 */
export const tpeSearcher: SearcherMaker<TpeSpec> = (
  { randomTrials = defaults.randomTrials },
  space,
  seed,
) => {
  checkRandomTrials(randomTrials);
  const random = stream(seed, 'search/tpe');
  const log = openLog(space);
  const atRandom = () => space.map(() => random.uniform());
  return {
    suggest() {
      const point = log.observed.length < randomTrials ? atRandom() : likelyGood(log.observed, log.pending);
      return log.suggested(fromUnit(space, point));
    },
    observe: (trial) => log.observe(trial),
  };

  function likelyGood(observed: readonly Trial[], pending: readonly Setting[]): number[] {
    const { good, others } = split(observed);
    return amongGood(space, good, [...others, ...pending], random);
  }
};

/** A point of the unit cube where the good settings lie denser than the others, `[parameters]`. */
export function amongGood(
  space: Space,
  good: readonly Setting[],
  others: readonly Setting[],
  random: RandomStream,
): number[] {
  const seen = { good: good.map(seenIn(space)), others: others.map(seenIn(space)) };
  return space.map((parameter, i) => {
    const known = (group: Coordinates[]) => group.flatMap((coordinates) => coordinates[i] ?? []);
    return suggestOne(parameter, known(seen.good), known(seen.others), random);
  });
}

/** The settings of the good trials and of the others, each in the order in which the trials ended. */
export function split(observed: readonly Trial[]): { good: Setting[]; others: Setting[] } {
  const count = Math.min(Math.ceil(observed.length / goodOneIn), mostGood);
  const ranked = observed
    .flatMap((trial, index) => ({ index, loss: lossOf(trial) ?? Infinity }))
    .filter(({ loss }) => loss < Infinity)
    .sort((a, b) => a.loss - b.loss);
  const best = new Set(ranked.slice(0, count).map(({ index }) => index));
  const settingsWhere = (isGood: boolean) =>
    observed.filter((_, index) => best.has(index) === isGood).map(({ setting }) => setting);
  return { good: settingsWhere(true), others: settingsWhere(false) };
}

/** `[parameters]`: where a setting lies in the unit cube; null for what it does not have. */
type Coordinates = (number | null)[];

const seenIn =
  (space: Space) =>
  (setting: Setting): Coordinates => {
    const point = toUnit(space, setting);
    return space.map(({ name }, i) => (setting[name] === undefined ? null : point[i]!));
  };

/** The best of the candidates for one parameter, as a coordinate of the unit cube. */
function suggestOne(
  parameter: Parameter,
  good: readonly number[],
  others: readonly number[],
  random: RandomStream,
): number {
  const judge =
    parameter.kind === 'choice'
      ? choiceJudge(parameter.options.length, good, others, random)
      : numberJudge(parameter, good, others, random);
  let best = { at: 0, ratio: -Infinity };
  for (let i = 0; i < candidates; i++) {
    const at = judge.draw();
    const ratio = judge.ratio(at);
    if (ratio > best.ratio) best = { at, ratio };
  }
  return best.at;
}

/** Draws candidates from the good, and says how much denser the good lie there than the others. */
interface Judge {
  draw(): number;
  ratio(at: number): number;
}

function numberJudge(
  parameter: Parameter,
  good: readonly number[],
  others: readonly number[],
  random: RandomStream,
): Judge {
  const [ofGood, ofOthers] = [parzenOf(good), parzenOf(others)];
  return {
    draw: () => drawFrom(ofGood, random),
    ratio(at) {
      const cell = cellAround(parameter, at);
      return cell
        ? probabilityOf(ofGood, ...cell) / probabilityOf(ofOthers, ...cell)
        : heightAt(ofGood, at) / heightAt(ofOthers, at);
    },
  };
}

function choiceJudge(
  count: number,
  good: readonly number[],
  others: readonly number[],
  random: RandomStream,
): Judge {
  const indexAt = (coordinate: number) => Math.floor(coordinate * count);
  const [ofGood, ofOthers] = [good, others].map((seen) => choiceProbabilities(seen.map(indexAt), count));
  return {
    draw: () => (drawIndex(ofGood!, random) + MIDDLE) / count,
    ratio: (at) => ofGood![indexAt(at)]! / ofOthers![indexAt(at)]!,
  };
}

/** Of a choice's cell. */
const MIDDLE = 0.5;

function checkRandomTrials(randomTrials: number): void {
  if (!Number.isSafeInteger(randomTrials) || randomTrials < 1)
    throw new RangeError(`randomTrials must be a whole number of at least 1, not ${randomTrials}.`);
}
