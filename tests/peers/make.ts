/**
 * `npm run test:peers`: lets PyTorch train all cases afresh, writes what comes out to tests/goldens and says what has
 * changed. Fails if something that was there has changed beyond its own rounding: the drawn data, the start weights or
 * the batches are others than before, or PyTorch computes something else.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cases, initializers, layer } from './cases.ts';
import { exerciseOf, type Question } from './exercises.ts';
import {
  distance,
  distances,
  nameOf,
  readGoldens,
  shares,
  writeGoldens,
  type Distribution,
  type Outcome,
} from './goldens.ts';
import { findPython } from './python.ts';

interface Answer {
  exercises: Outcome[];
  layers: Distribution[];
}

/** Goldens have eight digits, of which the last may be rounded either way. */
const rounding = 1e-7;

const program = fileURLToPath(new URL('pytorch/main.py', import.meta.url));
/** Characters of an answer, at most. */
const longestAnswer = 2 ** 26;

export default async function main(): Promise<number> {
  const python = findPython(['torch']);
  const all = Object.values(cases).flat();
  const { exercises, layers } = ask(python, {
    exercises: await Promise.all(all.map(({ study }) => exerciseOf(study))),
    layers: initializers.map((initializer) => ({
      initializer,
      fan_in: layer.inputs,
      fan_out: layer.outputs,
      shares,
    })),
  });
  let changes = 0;
  for (const [topic, ofTopic] of Object.entries(cases)) {
    const made = Object.fromEntries(ofTopic.map((one) => [one.name, exercises[all.indexOf(one)]!]));
    changes += await replace(topic, made, (now, before) =>
      Math.max(...Object.values(distances(now, before))),
    );
  }
  const drawn = Object.fromEntries(initializers.map((initializer, i) => [nameOf(initializer), layers[i]!]));
  changes += await replace('initializers', drawn, (now, before) => distance(now.quantiles, before.quantiles));
  if (changes === 0) console.log(`${all.length} cases: PyTorch makes of them what tests/goldens says.`);
  return changes;
}

function ask(python: string, question: Question): Answer {
  const { status, stdout, stderr } = spawnSync(python, [program], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: longestAnswer,
  });
  if (status !== 0) throw new Error(`${python} ${program} failed:\n${stderr}`);
  return JSON.parse(stdout) as Answer;
}

/** Writes a topic's goldens anew and says what is new, gone or changed. Returns how many have changed. */
async function replace<T>(
  topic: string,
  made: Record<string, T>,
  distanceOf: (now: T, before: T) => number,
): Promise<number> {
  const before = readGoldens<T>(topic);
  await writeGoldens(topic, made);
  for (const name of Object.keys(before)) if (!(name in made)) console.log(`${topic}, ${name}: gone`);
  let changes = 0;
  for (const [name, now] of Object.entries(made)) {
    const old = before[name];
    if (old === undefined) console.log(`${topic}, ${name}: new`);
    else if (!(distanceOf(now, old) < rounding)) {
      changes++;
      console.error(`${topic}, ${name}: changed, by ${distanceOf(now, old).toExponential(1)} of itself`);
    }
  }
  return changes;
}
