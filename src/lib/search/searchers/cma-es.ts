import { stream } from '../../math/random.ts';
import { lossOf, type SearcherMaker } from '../searcher.ts';
import { fromUnit, keyOf } from '../space.ts';
import { begin, draw, evolve } from './cma-es/evolution.ts';
import { defaultPopulation, strategyOf } from './cma-es/strategy.ts';

export interface CmaEsSpec {
  kind: 'cma-es';
  /**
   * Where the first generation is drawn around: a point of the space by seed, or the middle of all ranges, where Optuna
   * begins. The middle is a lucky start where somebody has laid the ranges around what is good. Default: random.
   */
  start?: 'random' | 'middle';
  /** Solutions of a generation. Default 4 + ⌊3 ln n⌋ for n numbers: 6 for two or three, 9 for six. */
  population?: number;
}

const MIDDLE = 0.5;
/** The deviation at first, as a share of each range: Optuna's. */
const firstStepSize = 1 / 6;
/** Draws for each dimension before a solution outside of the cube is moved to its edge: Optuna's. */
const drawsPerDimension = 10;
const smallestPopulation = 4;

/**
 * CMA-ES (Hansen 2016, "The CMA evolution strategy: a tutorial") in the unit cube, with the bounds of the package cmaes, on
 * which Optuna's CmaEsSampler stands: what falls outside is drawn again, and moved to the edge where that goes on.
 *
 * Integers: a solution is told as it was drawn, so that the loss is a staircase to the search; it may stop moving once a
 * step is narrower than a stair. Choices have no order to move along: they are drawn at random, as Optuna does. A parameter
 * with a condition keeps its coordinate while it is not asked for. Infeasible solutions rank last in their generation.
 *
 * Pending trials: a generation ends when as many of its solutions have ended as a population has. Workers beyond that
 * number draw from it, too; what they bring later is not learned from. Nor are trials that were not suggested.
 */
export const cmaEsSearcher: SearcherMaker<CmaEsSpec> = ({ start = 'random', population }, space, seed) => {
  const random = stream(seed, 'search/cma-es');
  const numbers = space.flatMap(({ kind }, i) => (kind === 'choice' ? [] : [i]));
  check({ start, population }, numbers.length);
  const mean = Float64Array.from(numbers, () => (start === 'middle' ? MIDDLE : random.uniform()));
  let evolution = begin(mean, firstStepSize, strategyOf(numbers.length, population));
  /** Those that have not ended, and those of this generation that have. */
  const asked: { key: string; generation: number; point: Float64Array }[] = [];
  let told: { point: Float64Array; loss: number }[] = [];

  function inCube(): Float64Array {
    for (let i = 0; i < drawsPerDimension * numbers.length; i++) {
      const point = draw(evolution, random);
      if (point.every((x) => x >= 0 && x <= 1)) return point;
    }
    return draw(evolution, random).map((x) => Math.min(Math.max(x, 0), 1));
  }

  return {
    suggest() {
      const point = inCube();
      const everywhere = space.map(({ kind }, i) =>
        kind === 'choice' ? random.uniform() : point[numbers.indexOf(i)]!,
      );
      const setting = fromUnit(space, everywhere);
      asked.push({ key: keyOf(space, setting), generation: evolution.generation, point });
      return setting;
    },
    observe(trial) {
      const key = keyOf(space, trial.setting);
      const index = asked.findIndex((one) => one.key === key);
      if (index < 0) return;
      const [{ generation, point }] = asked.splice(index, 1) as [(typeof asked)[number]];
      if (generation !== evolution.generation) return;
      told.push({ point, loss: lossOf(trial) ?? Infinity });
      if (told.length < evolution.strategy.population) return;
      evolution = evolve(evolution, ranked(told));
      told = [];
    },
  };
};

/** Best first; of equals, the one that ended first. */
const ranked = (told: readonly { point: Float64Array; loss: number }[]): Float64Array[] =>
  [...told].sort((a, b) => Number(a.loss > b.loss) - Number(a.loss < b.loss)).map(({ point }) => point);

function check({ start, population }: Omit<CmaEsSpec, 'kind'>, numbers: number): void {
  if (numbers === 0)
    throw new RangeError('CMA-ES needs a parameter that is a number: the space has choices only.');
  if (start !== 'random' && start !== 'middle')
    throw new RangeError(`start must be "random" or "middle", not ${JSON.stringify(start)}.`);
  if (population !== undefined && !(Number.isSafeInteger(population) && population >= smallestPopulation))
    throw new RangeError(
      `population must be a whole number of at least ${smallestPopulation}, not ${population}; usual here: ${defaultPopulation(numbers)}.`,
    );
}
