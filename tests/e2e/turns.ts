/**
 * What `npm test` tries in turns, since the rest is tried elsewhere in it: with each commit it is some others' turn, the
 * same ones however often that commit is tested. `TURN=7 npm run test:e2e` is the turn of another; `npm run test:all`
 * tries them all.
 */
import { spawnSync } from 'node:child_process';

/** Of how many it is the turn, however many there are. */
const atOnce = 6;

/** The commit, as a number; 0 where there is no repository. */
export function turnOfCommit(): number {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(0, 8) || '0', 16);
}

/** Given by run.ts: processes that asked for the commit themselves might come to different ones. */
export const turn = Number(process.env['TURN'] ?? 0);

/** Whether it is the turn of the one at this place of so many. */
export const isTurnOf = (index: number, count: number) =>
  (index + turn) % Math.max(1, Math.floor(count / atOnce)) === 0;

/** Of a few, the one whose turn it is for what stands at this place of another list. */
export const turnFor = <T>(index: number, few: readonly T[]): T => few[(index + turn) % few.length]!;

/** The tag of a test that waits for its turn: `npm test` leaves it to `npm run test:all`. */
export const waiting = '@all';
