import { expect, test } from 'vitest';
import { nameIn, ownPages, pagesOf } from '../../../src/components/internal/own-pages.ts';
import { figures } from '../../../src/figures/built.ts';

const placedIn = (file: string) => ({ id: 'sweep', source: { file, line: 1, props: {} } });

test('a figure that a lesson makes has pages that carry the lesson’s name and its own', () => {
  const { alone, embed } = ownPages(placedIn('src/content/lessons/weight-decay.mdx'));
  expect(alone).toMatch(/figures\/weight-decay\.sweep\/$/);
  expect(embed).toMatch(/embed\/weight-decay\.sweep\/$/);
});

test('one that stands elsewhere has none', () => {
  expect(ownPages(placedIn('src/write/examples/Training.mdx'))).toEqual({});
  expect(ownPages({ id: 'sweep' })).toEqual({});
});

test('no figure of the book has such a name', () => {
  expect(Object.keys(figures).filter((name) => name.includes('.'))).toEqual([]);
  expect(pagesOf('momentum').embed).not.toBe(pagesOf(nameIn('momentum', 'momentum')).embed);
});
