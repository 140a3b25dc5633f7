import { expect, test } from 'vitest';
import { links, shortReferences } from '../../../src/book/citation.ts';

const work = (id: string, year: number, ...authors: string[]) => ({ id, data: { authors, year } });

test('names one author, two, and the first of many', () => {
  const short = shortReferences([
    work('goh', 2017, 'Goh, G.'),
    work('adam', 2015, 'Kingma, D. P.', 'Ba, J.'),
    work('he', 2015, 'He, K.', 'Zhang, X.', 'Ren, S.'),
  ]);
  expect([...short.values()]).toEqual(['Goh 2017', 'Kingma & Ba 2015', 'He et al. 2015']);
});

test('tells works apart that would read the same', () => {
  const short = shortReferences([
    work('backprop', 1998, 'LeCun, Y.', 'Bottou, L.', 'Orr, G. B.'),
    work('mnist', 1998, 'LeCun, Y.', 'Bottou, L.', 'Bengio, Y.'),
    work('other', 1999, 'LeCun, Y.', 'Bottou, L.', 'Bengio, Y.'),
  ]);
  expect(Object.fromEntries(short)).toEqual({
    backprop: 'LeCun et al. 1998a',
    mnist: 'LeCun et al. 1998b',
    other: 'LeCun et al. 1999',
  });
});

test('links to DOI, arXiv and site, in this order', () => {
  expect(
    links({ authors: ['A'], year: 1, url: 'https://www.d2l.ai/x', arxiv: '2106.11342', doi: '10.1/2' }),
  ).toEqual([
    { name: 'doi:10.1/2', href: 'https://doi.org/10.1/2' },
    { name: 'arXiv:2106.11342', href: 'https://arxiv.org/abs/2106.11342' },
    { name: 'd2l.ai', href: 'https://www.d2l.ai/x' },
  ]);
});
