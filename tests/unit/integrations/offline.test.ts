import { expect, test } from 'vitest';
import { keptFile, keptOf } from '../../../src/integrations/offline.ts';

test('what readers come to is kept, and nothing that is for others', () => {
  const names = [
    '404.html',
    '_astro/train-B1.js',
    '_headers',
    'embed/momentum/index.html',
    'favicon.svg',
    'feed.xml',
    'figures/momentum.json',
    'index.html',
    'momentum/index.html',
    'og/momentum.png',
    'pagefind/index/en_1.pf_index',
    'pagefind/pagefind-entry.json',
    // For the search without WebAssembly, which is asked for by a few: with a network.
    'pagefind/sections.json',
    'robots.txt',
    'service-worker.js',
  ];
  expect(keptOf(names)).toEqual([
    '_astro/train-B1.js',
    'favicon.svg',
    'index.html',
    'momentum/index.html',
    'pagefind/index/en_1.pf_index',
    'pagefind/pagefind-entry.json',
  ]);
});

test('a page goes by its address, and has another revision when it has changed', () => {
  expect(keptFile('index.html', Buffer.from('a')).url).toBe('./');
  const before = keptFile('momentum/index.html', Buffer.from('a'));
  const after = keptFile('momentum/index.html', Buffer.from('b'));
  expect(before.url).toBe('momentum/');
  expect(before.revision).not.toBe(after.revision);
  expect(keptFile('momentum/index.html', Buffer.from('a'))).toEqual(before);
});

test('a file with its hash in its name needs no revision', () => {
  expect(keptFile('_astro/train-B1.js', Buffer.from('a')).revision).toBeNull();
});
