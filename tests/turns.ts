/**
 * What `npm test` tries in turns: with each commit it is some others' turn, the same ones however often that commit is
 * tested, and always that of what has files of its own that it has changed. `TURN=7 npm test` is the turn of another,
 * `TURN=all` that of all which are counted; `npm run test:all` tries the cross product.
 */
import { spawnSync } from 'node:child_process';

/** The commit, as a number; 0 where there is no repository. */
export function turnOfCommit(): number {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(0, 8) || '0', 16);
}

/** The files that the commit has changed, or somebody since; none where there is no commit before. */
export function changedFiles(): string[] {
  const { stdout } = spawnSync('git', ['diff', '--name-only', 'HEAD~1'], { encoding: 'utf8' });
  return stdout?.split('\n').filter(Boolean) ?? [];
}

/** Given by run.ts and by the settings of the unit tests: processes that asked for the commit themselves might come to different ones. */
export const turn = Number(process.env['TURN'] ?? 0) || 0;
const isTurnOfAll = process.env['TURN'] === 'all';

const changed = (process.env['CHANGED'] ?? '').split('\n');

/** Whether a file of this name has changed, or one in a folder of this name. */
export const hasChanged = (name: string): boolean =>
  changed.some((file) => file.split(/[/.]/).includes(name));

/** Whether it is the turn of the one at this place of so many: of about `atOnce`, however many there are. */
export const isTurnOf = (index: number, count: number, atOnce = 4): boolean =>
  isTurnOfAll || (index + turn) % Math.max(1, Math.floor(count / atOnce)) === 0;

/** Of a few, the one whose turn it is for what stands at this place of another list. */
export const turnFor = <T>(index: number, few: readonly T[]): T => few[(index + turn) % few.length]!;

/** The tag of a test that waits for its turn: `npm test` leaves it to `npm run test:all`. */
export const waiting = '@all';

/** What makes pages: if it has changed, all that follows is tried. */
const makingPages = ['integrations', 'markdown', 'components', 'book', 'scripts', 'vite'];
/** Specs that build or serve a copy of the project. */
const withCopy = ['authors', 'build-errors', 'dev', 'new-lesson'] as const;

/** The tag of tests that build or serve a copy of the project: it is the turn of one spec. */
export const tagOfCopy = (spec: (typeof withCopy)[number]): string | string[] =>
  spec === turnFor(0, withCopy) || [spec, ...makingPages].some(hasChanged) ? [] : waiting;
