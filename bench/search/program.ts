/** The program that searches with Optuna and scikit-learn: see contest.py. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPython } from '../../tests/peers/python.ts';

export interface SearchPeers {
  /** Lets it work. Resolves to the seconds that it took. */
  ask(
    what: 'search' | 'gaussian_process' | 'functional_anova' | 'training',
    parameters: object,
  ): Promise<number>;
  stop(): void;
}

const program = fileURLToPath(new URL('contest.py', import.meta.url));

/** For whatever library of linear algebra NumPy comes with; PyTorch is told by the program. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

export function startSearchPeers(): SearchPeers {
  const python = spawn(findPython(['optuna', 'cmaes', 'sklearn', 'torch']), [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...oneThread },
  });
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  return {
    async ask(what, parameters) {
      python.stdin.write(`${JSON.stringify([what, parameters])}\n`);
      const answer = await answers.next();
      if (answer.done) throw new Error(`${program} has ended.`);
      return JSON.parse(answer.value) as number;
    },
    stop: () => python.kill(),
  };
}
