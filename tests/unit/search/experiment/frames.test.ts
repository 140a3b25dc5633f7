import { expect, test } from 'vitest';
import { accumulateSearch, emptySearch, gatheredNews } from '../../../../src/lib/search/experiment/frames.ts';
import { performSearch } from '../../../../src/lib/search/experiment/perform.ts';
import type { SearchFrame } from '../../../../src/lib/search/experiment/spec.ts';
import { search as example } from '../../experiment/examples.ts';

test('news that are gathered come to what they come to one by one', async () => {
  const frames: SearchFrame[] = [];
  const result = await performSearch(example, { progress: (frame) => frames.push(frame) });
  expect(frames.length).toBeGreaterThan(1);
  const gathered = gatheredNews(example.searches.length);
  for (const { searches } of frames) gathered.add(searches);
  expect(accumulateSearch(emptySearch(example), gathered.take())).toEqual(result);
  expect(gathered.take().searches).toEqual(example.searches.map(() => null));
});
