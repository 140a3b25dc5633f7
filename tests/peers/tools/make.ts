/**
 * Runs the script that a reader gets for Optuna: once by one process, whose trials are written to tests/goldens/tools, and
 * once by two that share a study, which must have drawn different settings. By default they share a file of SQLite;
 * `npm run test:peers -- --storage postgresql://user:password@host/database` takes a database, an empty one (Debian:
 * python3-psycopg2). Returns how many things are not as they should be.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writtenFor } from '../../../src/lib/tools/tools.ts';
import { exerciseOf } from '../exercises.ts';
import { goldenFiles } from '../golden-files.ts';
import { findPython } from '../python.ts';
import { forOptuna, sharedTrials, trained, type Golden } from './studies.ts';

const digits = 12;
const { readGoldens, writeGoldens } = goldenFiles('tools/', digits);
/** Another version of PyTorch may add in another order. */
const tolerance = 1e-6;

interface Trial {
  state: string;
  drawn: { learning_rate: number; one_minus_momentum: number };
  loss: number | null;
}

export default async function main(parameters: string[]): Promise<number> {
  const { values } = parseArgs({ args: parameters, options: { storage: { type: 'string' } } });
  const python = findPython(['torch', 'optuna', ...(values.storage ? ['psycopg2'] : [])]);
  const folder = mkdtempSync(join(tmpdir(), 'tools-'));
  try {
    const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
    copyFileSync(here('training.py'), join(folder, 'training.py'));
    writeFileSync(join(folder, 'trained.json'), JSON.stringify(await exerciseOf(trained)));
    const runs = new Runs(python, folder, here('trials.py'));
    return (await alone(runs)) + (await together(runs, values.storage));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One process. */
async function alone(runs: Runs): Promise<number> {
  const storage = 'sqlite:///alone.db';
  await runs.run(forOptuna, [['--storage', storage]]);
  const all = runs.trialsOf(storage);
  const made: Golden = {
    settings: all.map(({ drawn }) => ({
      learning_rate: drawn.learning_rate,
      momentum: 1 - drawn.one_minus_momentum,
    })),
    losses: all.map(({ loss }) => loss!),
  };
  const before = readGoldens<Golden>('optuna')['random'];
  await writeGoldens('optuna', { random: made });
  if (!before) return say('Optuna’s script: new.', 0);
  const furthest = Math.max(...made.losses.map((loss, i) => Math.abs(loss / before.losses[i]! - 1)));
  return furthest < tolerance
    ? say(`Optuna’s script: ${all.length} trials, as tests/goldens/tools says.`, 0)
    : say(`Optuna’s script: losses have changed, by ${furthest.toExponential(1)} of themselves.`, 1);
}

/** Two processes, one study. */
async function together(runs: Runs, storage = 'sqlite:///shared.db'): Promise<number> {
  const study = { ...forOptuna, trials: sharedTrials, workers: 2 };
  await runs.run(study, [
    ['--storage', storage, '--worker', '0'],
    ['--storage', storage, '--worker', '1'],
  ]);
  const all = runs.trialsOf(storage);
  const different = new Set(all.map(({ drawn }) => JSON.stringify(drawn))).size;
  const isRight =
    all.length >= sharedTrials &&
    all.length <= sharedTrials + 1 &&
    different === all.length &&
    all.every(({ state }) => state === 'COMPLETE');
  const what = `Two processes, one study: ${all.length} trials of ${sharedTrials}, ${different} different settings.`;
  return say(what, isRight ? 0 : 1);
}

function say(what: string, failures: number): number {
  (failures > 0 ? console.error : console.log)(what);
  return failures;
}

/** Runs of the script in a folder. */
class Runs {
  constructor(
    readonly python: string,
    readonly folder: string,
    readonly reader: string,
  ) {}

  /** A process for each list of parameters: those after the first once that has made the study. */
  async run(study: typeof forOptuna, [first, ...others]: string[][]): Promise<void> {
    const { text } = writtenFor('optuna', study).scripts.find(({ file }) => file === 'study.py')!;
    writeFileSync(join(this.folder, 'study.py'), text);
    const { begun, ended } = this.start(first!);
    await Promise.race([begun, ended]);
    await Promise.all([ended, ...others.map((parameters) => this.start(parameters).ended)]);
  }

  /** Optuna says on its standard error what it has done. */
  private start(parameters: string[]): { begun: Promise<unknown>; ended: Promise<void> } {
    const child = spawn(this.python, ['study.py', ...parameters], {
      cwd: this.folder,
      env: { ...process.env, TRAINED: join(this.folder, 'trained.json') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += String(data)));
    const ended = once(child, 'close').then(([code]) => {
      if (code !== 0) throw new Error(`study.py ${parameters.join(' ')} ended with ${code}:\n${said}`);
    });
    return { begun: once(child.stderr, 'data'), ended };
  }

  trialsOf(storage: string): Trial[] {
    const { status, stdout, stderr } = spawnSync(this.python, [this.reader, storage], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${this.reader} failed:\n${stderr}`);
    return JSON.parse(stdout) as Trial[];
  }
}
