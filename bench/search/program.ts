/** The program that searches with Optuna and scikit-learn: see contest.py. */
import { fileURLToPath } from 'node:url';
import { startProgram } from '../python.ts';

export interface SearchPeers {
  /** Lets it work. Resolves to the seconds that it took. */
  ask(
    what: 'search' | 'gaussian_process' | 'functional_anova' | 'training',
    parameters: object,
  ): Promise<number>;
  stop(): void;
}

const program = fileURLToPath(new URL('contest.py', import.meta.url));

export function startSearchPeers(): SearchPeers {
  const python = startProgram(program, ['optuna', 'cmaes', 'sklearn', 'torch']);
  return {
    ask: async (what, parameters) => Number(await python.ask([what, parameters])),
    stop: python.stop,
  };
}
