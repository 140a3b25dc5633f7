/**
 * Lets Optuna, cmaes, scikit-learn, SciPy and mpmath answer all cases afresh, writes what comes out to tests/goldens/search and says what has
 * changed. Fails if something that was there has changed beyond its own rounding.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findPython } from '../python.ts';
import { topics, type Call } from './cases.ts';
import { difference, readGoldens, writeGoldens } from './goldens.ts';

/** Sums come out in another order with another number of threads. */
const rounding = 1e-8;

const program = fileURLToPath(new URL('main.py', import.meta.url));
/** Characters of an answer, at most. */
const longestAnswer = 2 ** 26;

export default async function main(): Promise<number> {
  const python = findPython(['optuna', 'cmaes', 'sklearn', 'scipy', 'mpmath']);
  let changes = 0;
  for (const [topic, calls] of Object.entries(topics)) {
    const answers = ask(python, Object.values(calls));
    const made = Object.fromEntries(Object.keys(calls).map((name, i) => [name, answers[i]]));
    const before = readGoldens<unknown>(topic);
    await writeGoldens(topic, made);
    changes += report(topic, before, made);
  }
  if (changes === 0) console.log('They say what tests/goldens/search says.');
  return changes;
}

function ask(python: string, calls: Call[]): unknown[] {
  const { status, stdout, stderr } = spawnSync(python, [program], {
    input: JSON.stringify(calls),
    encoding: 'utf8',
    maxBuffer: longestAnswer,
  });
  if (status !== 0) throw new Error(`${python} ${program} failed:\n${stderr}`);
  return JSON.parse(stdout) as unknown[];
}

/** Says what is new, gone or changed. Returns how many have changed. */
function report(topic: string, before: Record<string, unknown>, made: Record<string, unknown>): number {
  for (const name of Object.keys(before)) if (!(name in made)) console.log(`${topic}, ${name}: gone`);
  let changes = 0;
  for (const [name, now] of Object.entries(made)) {
    if (!(name in before)) console.log(`${topic}, ${name}: new`);
    else if (!(difference(now, before[name]) < rounding)) {
      changes++;
      console.error(`${topic}, ${name}: changed`);
    }
  }
  return changes;
}
