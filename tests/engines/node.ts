/** The hashes that Node computes, in a process of its own. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Hashes, Scope } from './hashes.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const largestOutput = 16 * 1024 * 1024;

export async function hashesInNode(scopes: readonly Scope[]): Promise<Hashes> {
  const parameters = ['scripts/run.ts', 'tests/engines/print.ts', ...scopes];
  const { stdout } = await promisify(execFile)(process.execPath, parameters, {
    cwd: project,
    maxBuffer: largestOutput,
  });
  return JSON.parse(stdout) as Hashes;
}
