import { describe, expect, test } from 'vitest';
import { slipsIn } from '../../../scripts/prose.ts';

const messages = (text: string) => slipsIn(text).map(({ message }) => message);

describe('slips in a lesson’s prose', () => {
  test.each([
    ['Down the the valley.', '“the the”: a word twice'],
    ['Down the\nthe valley.', '“the the”: a word twice'],
    ['Down , slowly.', '“n ,”: no space before this sign'],
    ['Down,slowly.', '“n,”: a space after this sign'],
    ['Wait...', '“...”: one sign, or “…”'],
    ['Some, e.g. this.', '“e.g.”: in words: “for example”, “that is”, “and so on”'],
    ['Down -- slowly.', '“n -- ”: a comma, a colon or “ – ”'],
    ['Between 10-20 steps.', '“10-20”: “–” between numbers'],
    ['We optimize it.', '“optimize”: this book writes -ise, -isation and -yse'],
  ])('%s', (text, message) => {
    expect(messages(text)).toEqual([message]);
  });

  test.each([
    'Formulas, $x , x - 1 - 1$ and code, `a -- b`, are no prose.',
    '$$\na , , b\n$$',
    'In <Term>so</Term> so many <Cite key="a--b" />, and [so](../1-2/).',
    'A network of 2-8-8-1 units and a well-known, re-read sentence.',
    '| --- | --- |\n| a | b |',
    'The size, the prize. [A Review of Optimization](../a/).',
    'He said that ‘this’ is that, this is.',
  ])('are not found in: %s', (text) => {
    expect(messages(text)).toEqual([]);
  });

  test('have their place', () => {
    expect(slipsIn('---\ntitle: A\n---\n\nA $x$ , b')).toMatchObject([{ line: 5, column: 5 }]);
  });
});
