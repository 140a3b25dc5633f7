/** The program that trains in PyTorch and scikit-learn, and answers as the bench's workers do. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loadData } from '../../src/lib/data/load.ts';
import { findPython } from '../../tests/peers/python.ts';
import { rows } from '../../tests/peers/rows.ts';
import { beta, learningRate, type Shape } from '../trainer/shapes.ts';

export const peers = ['one by one', 'stacked', 'scikit-learn'] as const;
export type Peer = (typeof peers)[number];

export interface PeerProgram {
  /** Takes up `runs` networks of a shape, in place of those before. */
  open(peer: Peer, shape: Shape, runs: number): Promise<void>;
  /** Lets them train for a while. Resolves to their run-steps per second. */
  slice(peer: Peer, runs: number): Promise<number>;
  stop(): void;
}

const program = fileURLToPath(new URL('contest.py', import.meta.url));

/** For whatever library of linear algebra NumPy comes with; PyTorch is told by the program. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

export function startPeers(): PeerProgram {
  const python = spawn(findPython(['torch', 'sklearn']), [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...oneThread },
  });
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();

  async function ask(request: object): Promise<number | null> {
    python.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await answers.next();
    if (answer.done) throw new Error(`${program} has ended.`);
    return JSON.parse(answer.value) as number | null;
  }

  return {
    async open(contestant, shape, runs) {
      const { training, inputs, outputs } = await loadData(shape.data);
      await ask({
        ask: 'open',
        contestant,
        runs,
        shape: { ...shape, learningRate, momentum: beta },
        inputs: rows(training.inputs, inputs),
        targets: rows(training.targets, outputs),
      });
    },
    slice: async (contestant, runs) => (await ask({ ask: 'slice', contestant, runs }))!,
    stop: () => python.kill(),
  };
}
