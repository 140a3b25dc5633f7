import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freeOrder, slug, writeLesson } from '../../../scripts/new-lesson.ts';

let root: string;
const lesson = (id: string) => join(root, 'src/content/lessons', `${id}.mdx`);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'book-'));
  mkdirSync(join(root, 'src/content/lessons'), { recursive: true });
  mkdirSync(join(root, 'src/pages/figures'), { recursive: true });
  writeFileSync(lesson('momentum'), '---\ntitle: Momentum\norder: 4\npart: 1\n---\n');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a new lesson', () => {
  test('stands after the last one, in its part, under its title’s address', () => {
    const told = writeLesson(root, { title: ' Weight decay: λ, β ', symbol: 'λ' });
    expect(readFileSync(lesson('weight-decay'), 'utf8')).toMatch(
      /^---\ntitle: "Weight decay: λ, β"\norder: 5\npart: 1\nsymbol: "λ"\nsummary: .+\.\n---\n/,
    );
    expect(told).toMatch(
      /src\/content\/lessons\/weight-decay\.mdx .*5.*\n.*npm run dev.*4321\/weight-decay\//,
    );
  });

  test('can begin a part, and need not have a symbol', () => {
    writeLesson(root, { title: 'Adam & RMSProp', part: '2' });
    expect(readFileSync(lesson('adam-rmsprop'), 'utf8')).toMatch(/\norder: 5\npart: 2\nsummary:/);
  });

  test('is not silently put behind a later part', () => {
    writeLesson(root, { title: 'Later', part: '2' });
    expect(writeLesson(root, { title: 'Earlier', part: '1' })).toContain('renumber');
  });

  test.each([
    [{ title: '  ' }, /title "" has no letters/],
    [{ title: 'λ' }, /no letters/],
    [{ title: 'Momentum' }, /lessons\/momentum\.mdx is there already/],
    [{ title: 'Figures' }, /\/figures\/ is a page/],
    [{ title: 'Dropout', part: 'two' }, /--part two: allowed are 1, 2, 3, 4/],
    [{ title: 'Dropout', symbol: 'lambda' }, /--symbol lambda: one to three/],
  ])('is refused with words: %o', (given, words) => {
    expect(() => writeLesson(root, given)).toThrow(words);
  });
});

test('a free number comes after the part’s last lesson and is no other’s', () => {
  const places = [1, 2, 5].map((order) => ({ order, part: 1 })).concat({ order: 6, part: 2 });
  expect(freeOrder(places, 1)).toBe(7);
  expect(freeOrder(places, 2)).toBe(7);
  expect(freeOrder([], 1)).toBe(1);
});

test('an address has neither accents nor apostrophes', () => {
  expect(slug('Nesterov’s Überblick, 2nd')).toBe('nesterovs-uberblick-2nd');
});
