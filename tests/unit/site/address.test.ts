import { expect, test } from 'vitest';
import { addressFrom } from '../../../src/site/address.ts';

test.each([
  [{}, { base: '/' }],
  [{ SITE: '', BASE: '' }, { base: '/' }],
  [{ BASE: '/' }, { base: '/' }],
  [{ BASE: 'tuning' }, { base: '/tuning/' }],
  [{ BASE: '/a/b.c/' }, { base: '/a/b.c/' }],
  [{ SITE: 'https://example.org' }, { site: 'https://example.org', base: '/' }],
  [
    { SITE: 'http://localhost:8080/', BASE: 'x/' },
    { site: 'http://localhost:8080', base: '/x/' },
  ],
  [{ SITE: 'https://you.example.org/tuning' }, { site: 'https://you.example.org', base: '/tuning/' }],
  [
    { SITE: 'https://example.org/tuning/', BASE: '/tuning' },
    { site: 'https://example.org', base: '/tuning/' },
  ],
])('%j is %j', (environment, address) => {
  expect(addressFrom(environment)).toEqual(address);
});

test.each([
  [{ SITE: 'example.org' }, /SITE="example\.org" is not the address of a site\. Allowed: .*https:\/\//],
  [{ SITE: 'ftp://example.org' }, /SITE="ftp:\/\/example\.org" is not/],
  [{ SITE: 'https://example.org/?a=1' }, /SITE="https:\/\/example\.org\/\?a=1" is not/],
  [{ SITE: 'https://example.org/a%20b/' }, /SITE="https:\/\/example\.org\/a%20b\/" has no path/],
  [{ BASE: 'https://example.org/a/' }, /BASE="https:\/\/example\.org\/a\/" has no path.*belongs into SITE/],
  [{ BASE: '/a//b/' }, /BASE="\/a\/\/b\/" has no path/],
  [{ BASE: '/../a' }, /BASE="\/\.\.\/a" has no path/],
  [{ BASE: '/a b/' }, /BASE="\/a b\/" has no path/],
  [{ SITE: 'https://example.org/a/', BASE: '/b/' }, /ends in \/a\/ and BASE="\/b\/" says \/b\//],
])('%j is refused', (environment, message) => {
  expect(() => addressFrom(environment)).toThrow(message);
});
