/** The program that trains in PyTorch and scikit-learn, and answers as the bench's workers do. */
import { fileURLToPath } from 'node:url';
import { loadData } from '../../src/lib/data/load.ts';
import { rows } from '../../tests/peers/rows.ts';
import { startProgram } from '../python.ts';
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

export function startPeers(): PeerProgram {
  const python = startProgram(program, ['torch', 'sklearn']);
  return {
    async open(contestant, shape, runs) {
      const { training, inputs, outputs } = await loadData(shape.data);
      await python.ask({
        ask: 'open',
        contestant,
        runs,
        shape: { ...shape, learningRate, momentum: beta },
        inputs: rows(training.inputs, inputs),
        targets: rows(training.targets, outputs),
      });
    },
    slice: async (contestant, runs) => Number(await python.ask({ ask: 'slice', contestant, runs })),
    stop: python.stop,
  };
}
