/** A Python program that answers requests, a line of JSON each, as the bench's workers do. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { findPython } from '../tests/peers/python.ts';

export interface Program {
  /** Resolves to what it answers. */
  ask(request: unknown): Promise<unknown>;
  stop(): void;
}

/** For whatever library of linear algebra NumPy comes with; PyTorch is told by the program. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** Starts a program, on one thread, in a Python that has the modules. */
export function startProgram(path: string, modules: string[]): Program {
  const python = spawn(findPython(modules), [path], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...oneThread },
  });
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request) {
      python.stdin.write(`${JSON.stringify(request)}\n`);
      const answer = await answers.next();
      if (answer.done) throw new Error(`${path} has ended.`);
      return JSON.parse(answer.value);
    },
    stop: () => python.kill(),
  };
}
