/** What the search makes of what Pagefind answers. */
import { beforeEach, expect, test, vi } from 'vitest';
import { search } from '../../../../src/site/search/pagefind.ts';

const loadFrom = vi.hoisted(() => vi.fn());
vi.mock('../../../../src/lib/loading/load.ts', () => ({ load: vi.fn(), loadFrom }));

/** Ten pages, each with one section of this excerpt. */
function pagesWith(excerpt: string) {
  const data = (i: number) => ({
    meta: { title: `Page ${i}` },
    sub_results: [{ title: `Page ${i}`, url: `/${i}/`, excerpt, locations: [1] }],
  });
  return Array.from({ length: 10 }, (_, i) => ({ data: () => Promise.resolve(data(i)) }));
}

const answer = vi.fn();
beforeEach(() => {
  loadFrom.mockResolvedValue({
    options: () => Promise.resolve(),
    search: () => Promise.resolve({ results: answer() as unknown }),
  });
});

test('where the best pages have nothing like the word, nothing is found', async () => {
  answer.mockReturnValue(pagesWith('a <mark>zebra</mark> crosses'));
  expect(await search('zzzzzz')).toEqual({ sections: [], shown: 0, pages: 0 });
});

test('where they have it, the pages beyond are counted', async () => {
  answer.mockReturnValue(pagesWith('a <mark>zebra</mark> crosses'));
  expect(await search('zebra')).toMatchObject({ shown: 8, pages: 10 });
});
