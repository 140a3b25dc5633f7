/**
 * The site's own engines, as `train` uses them: examples picked step by step, the loss of every step handed back, and
 * chunks of many runs one after the other.
 */
import { loadData } from '../../src/lib/data/load.ts';
import { feed } from '../../src/lib/training/batches.ts';
import { chunksOf } from '../../src/lib/training/chunks.ts';
import type { Engine } from '../../src/lib/training/engine.ts';
import { prepare } from '../../src/lib/training/prepare.ts';
import type { Run, Study } from '../../src/lib/training/spec.ts';
import { checkLoss, type Open } from './contestant.ts';
import { beta, learningRate, type Shape } from './shapes.ts';

export function openWith(engine: Engine): Open {
  return async (shape, count) => {
    const study = studyOf(shape, count);
    const problem = prepare(study, await loadData(study.data));
    const session = await engine.open(problem);
    const feeds = problem.runs.map((prepared, index) => feed(index, prepared));
    const chunks = chunksOf(feeds);
    let turn = 0;
    return {
      advance(steps) {
        const chunk = chunks[turn++ % chunks.length]!;
        const each = Math.max(1, Math.round((steps * count) / chunk.length));
        const losses = session.advance(chunk.map((run) => run.take(each)));
        for (const history of losses) checkLoss(history.at(-1)!);
        return each * chunk.length;
      },
    };
  };
}

export function studyOf(
  { data, widths, activation, loss, batchSize }: Shape,
  count: number,
  steps = 1,
): Study {
  const runs = Array.from({ length: count }, (_, index): Run => ({
    hidden: widths.slice(1, -1),
    activation,
    initializer: { kind: 'glorot' },
    optimizer: { kind: 'momentum', beta, form: 'goh' },
    learningRate,
    schedule: { kind: 'constant' },
    batchSize,
    l2: 0,
    dropout: 0,
    labelNoise: 0,
    seed: index + 1,
  }));
  return { kind: 'study', data, loss, budget: { steps }, runs, record: { checkpoints: 1 } };
}
