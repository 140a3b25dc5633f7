import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { placedError } from '../../../src/markdown/placed-errors.ts';

function errorOf(source: string): Error & { line?: number } {
  try {
    mdxToJs(source, {});
  } catch (error) {
    return placedError(error as Error, 'src/lesson.mdx', source);
  }
  throw new Error('no error');
}

test('a brace that is not closed is told with file, line and component', () => {
  const error = errorOf('One.\n\n<Training\n  sweep={{ l2: [0, 1] }\n/>\n');
  expect(error.message).toMatch(/^src\/lesson\.mdx:3: .*brace.* of <Training> not closed/);
  expect(error.line).toBe(3);
});

test('an error that names its place is left as it is', () => {
  const error = new Error('src/lesson.mdx:3: formula');
  expect(placedError(error, 'src/lesson.mdx', '')).toBe(error);
});
