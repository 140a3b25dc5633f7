import { afterEach, expect, test, vi } from 'vitest';
import { showProgress } from '../../../src/integrations/progress-line.ts';
import { tellProgress } from '../../../src/lib/worker/threads/progress.ts';

afterEach(() => void vi.restoreAllMocks());

/** What is written while `told` experiments are told of, a second apart. */
function written(isTTY: boolean, told: number): string[] {
  const lines: string[] = [];
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const end = showProgress({ isTTY, columns: 40, write: (text: string) => lines.push(text) > 0 });
  for (let done = 1; done <= told; done++) {
    now += 1000;
    tellProgress({ done, asked: told, name: 'Momentum on a quadratic' });
  }
  end();
  tellProgress({ done: told, asked: told, name: 'unheard' });
  return lines;
}

test('a terminal has one line, rewritten each time and wiped in the end', () => {
  const lines = written(true, 3);
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe('\x1b[2KExperiments: 2 of 3 done (Momentum on a\r');
  expect(lines.at(-1)).toBe('\x1b[2K');
});

test('a log has a line every five seconds', () => {
  expect(written(false, 12)).toEqual([
    'Experiments: 5 of 12 done (Momentum on a quadratic)\n',
    'Experiments: 10 of 12 done (Momentum on a quadratic)\n',
  ]);
});
