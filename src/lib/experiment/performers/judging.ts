import { loadData } from '../../data/load.ts';
import type { Dataset } from '../../data/spec.ts';
import { stream } from '../../math/random.ts';
import type { NetworkState } from '../../training/engine.ts';
import type { Study } from '../../training/spec.ts';
import type { Kinds } from '../experiment.ts';
import type { Judged, Judging } from '../judging.ts';
import type { PerformerOf } from './performer.ts';

/** The trainer is loaded for it. */
export const judging: PerformerOf<Kinds['judging']> = async (judging, { signal, progress }) => {
  const { trainOn } = await import('../../training/train.ts');
  const nobody = judging.study.runs.map(() => null);
  const { result, states } = await trainOn(judging.study, {
    ...(signal && { signal }),
    progress: (study) => progress?.({ study, judged: nobody }),
  });
  const data = await loadData(judging.study.data);
  const networks = states.map(({ network }) => network);
  const losses = await lossesOf(judging.study, data, networks);
  const places = setsOf(judging, data.test.examples);
  const judged = losses.map((losses, run) =>
    result.runs[run]!.divergedAt === null ? judge(losses, places) : nothingOf(places),
  );
  progress?.({ study: null, judged });
  return { kind: 'judging', study: result, judged };
};

/** `[runs]` of `[test examples]`: the loss of each network on each example. */
async function lossesOf(
  study: Study,
  data: Dataset,
  networks: readonly NetworkState[],
): Promise<Float64Array[]> {
  const [{ prepare }, { engineFor }, { meanLoss }] = await Promise.all([
    import('../../training/prepare.ts'),
    import('../../training/engines.ts'),
    import('../../training/metrics.ts'),
  ]);
  const problem = prepare(study, data);
  const { inputs, targets, examples } = data.test;
  const width = problem.outputs;
  const session = await (await engineFor(study)).open(problem);
  try {
    networks.forEach((network, run) => session.restore(run, network));
    return session.predict([...networks.keys()], inputs).map((outputs) =>
      Float64Array.from({ length: examples }, (_, example) => {
        const [from, to] = [example * width, (example + 1) * width];
        return meanLoss(study.loss, outputs.subarray(from, to), targets.subarray(from, to), width);
      }),
    );
  } finally {
    session.dispose();
  }
}

/** `[sizes × sets]`: which of the examples are in each validation set. One stream for each size: another size changes nothing in it. */
function setsOf({ sizes, sets, seed }: Judging, examples: number): Uint32Array[] {
  return sizes.flatMap((size) => {
    const random = stream(seed, `validation/${size}`);
    return Array.from({ length: sets }, () =>
      Uint32Array.from({ length: size }, () => random.integer(examples)),
    );
  });
}

const judge = (losses: Float64Array, sets: readonly Uint32Array[]): Judged => ({
  loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
  drawn: Float64Array.from(sets, (places) => {
    let sum = 0;
    for (const place of places) sum += losses[place]!;
    return sum / places.length;
  }),
});

const nothingOf = (sets: readonly Uint32Array[]): Judged => ({
  loss: Infinity,
  drawn: new Float64Array(sets.length).fill(Infinity),
});
