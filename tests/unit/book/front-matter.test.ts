import { describe, expect, test } from 'vitest';
import { frontMatterMistakes, lineOfField, unreadableMistake } from '../../../src/book/front-matter.ts';

const right = { title: 'Momentum', order: 4, part: 1, symbol: 'β', summary: 'A step remembers.' };

/** What is said about a front matter that is right but for these fields. */
function mistakes(changes: Record<string, unknown>): string {
  const data = { ...right, ...changes };
  const lines = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${field}: ${String(value)}`);
  return frontMatterMistakes(data, ['---', ...lines, '---', 'order: text'].join('\n'), 'momentum.mdx');
}

describe('a wrong front matter is told with line, field and what is allowed', () => {
  test.each([
    [{ title: undefined }, 'momentum.mdx:1: title is missing. Allowed: the lesson’s name'],
    [{ title: '' }, 'momentum.mdx:2: title cannot be "". Allowed:'],
    [{ order: 0 }, 'momentum.mdx:3: order cannot be 0. Allowed: a whole number from 1'],
    [{ order: 'four' }, 'momentum.mdx:3: order cannot be "four". Allowed: a whole number'],
    [
      { part: 7 },
      'momentum.mdx:4: part cannot be 7. Allowed: the number of one of the book’s parts, 1, 2, 3, 4',
    ],
    [{ symbol: 'beta' }, 'momentum.mdx:5: symbol cannot be "beta". Allowed: one to three characters'],
    [{ summary: 'No stop' }, 'momentum.mdx:6: summary cannot be "No stop". Allowed: a sentence or two'],
    [
      { published: 'soon' },
      'momentum.mdx:7: published cannot be "soon". Allowed: a day without quotes, as in “published: 2026-11-24”',
    ],
    [
      { formerly: ['Early Stopping'] },
      'momentum.mdx:7: formerly cannot be ["Early Stopping"]. Allowed: a list of earlier file names',
    ],
    [
      { sumary: 'A.' },
      'momentum.mdx:7: there is no field "sumary". Did you mean "summary"? Allowed: formerly, order, part',
    ],
  ])('%o', (changes, words) => {
    expect(mistakes(changes)).toContain(words);
    expect(mistakes(changes).split('\n')).toHaveLength(1);
  });

  test('several mistakes are told at once', () => {
    expect(mistakes({ order: -1, sumary: 'A.' }).split('\n')).toHaveLength(2);
  });

  test('nothing is said about a right one, with a symbol or without', () => {
    expect(mistakes({})).toBe('');
    expect(mistakes({ symbol: undefined })).toBe('');
  });
});

test('only the front matter has fields', () => {
  expect(lineOfField('---\ntitle: A\n---\norder: 3', 'order')).toBe(1);
});

test('a colon in a sentence is told as that, whatever YAML makes of it', () => {
  const text = '---\ntitle: Momentum\nsummary: One thing: a memory.\n---\n';
  const unreadable = { reason: 'bad indentation of a mapping entry', line: 3 };
  expect(unreadableMistake(unreadable, text, 'momentum.mdx')).toBe(
    'momentum.mdx:3: summary: a text with a colon stands in quotation marks: summary: "One thing: a memory."',
  );
  expect(unreadableMistake({ ...unreadable, line: 2 }, text, 'momentum.mdx')).toMatch(
    /^momentum\.mdx:2: the front matter cannot be read here \(bad indentation/,
  );
});
