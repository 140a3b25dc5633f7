import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const references = JSON.parse(readFileSync('src/content/references.json', 'utf8')) as Record<
  string,
  { note?: string }
>;
const lessons = globSync('src/content/lessons/**/*.mdx').map((file) => readFileSync(file, 'utf8'));
const cited = new Set(
  lessons.flatMap((text) => [...text.matchAll(/<Cite\s+key="([^"]*)"/g)].map(([, key]) => key!)),
);

test('every citation is of a work in the bibliography', () => {
  expect([...cited].filter((key) => !Object.hasOwn(references, key))).toEqual([]);
  expect(cited.size).toBeGreaterThan(20);
});

test('every work is cited, or says what it is there for', () => {
  expect(Object.keys(references).filter((key) => !cited.has(key) && !references[key]!.note)).toEqual([]);
});
