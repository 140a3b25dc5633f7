/** What src/site/security/policy.ts says a host should send, and what the hosts' own files say: the same. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersOf } from '../../../../src/site/security/policy.ts';
import { headersFile } from '../../../headers-file.ts';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

const pages = ['', 'momentum/', 'figures/', 'figures/momentum/'];
const others = ['embed/momentum/', '_astro/a.js', '_astro/fonts/a.woff2'];

test('the policy: hashed files are kept, all else asked for again, embedded figures framed by anyone', () => {
  const of = (path: string, name: string) => headersOf(path)[name];
  expect(pages.map((path) => of(path, 'Content-Security-Policy'))).toEqual(
    pages.map(() => "frame-ancestors 'self'"),
  );
  expect(of('embed/momentum/', 'Content-Security-Policy')).toBeUndefined();
  expect(of('_astro/a.js', 'Content-Security-Policy')).not.toContain('unsafe-inline');
  expect(of('_astro/a.js', 'Cache-Control')).toMatch(/immutable/);
  expect([...pages, 'embed/momentum/'].map((path) => of(path, 'Cache-Control'))).toEqual(
    Array(5).fill('public, max-age=0, must-revalidate'),
  );
});

describe('deploy/nginx.conf', () => {
  const text = read('deploy/nginx.conf').replace(/^\s*#.*$/gm, '');
  const maps = new Map(
    [...text.matchAll(/map \$uri (\$\w+) \{([^}]*)\}/g)].map(([, name, body]) => [
      name!,
      [...body!.matchAll(/(\S+)\s+"([^"]*)";/g)].map(([, pattern, value]) => ({
        pattern: pattern!,
        value: value!,
      })),
    ]),
  );

  /** A variable is the value of the first pattern in its map that fits, else of `default`. */
  function valueOf(written: string, uri: string): string {
    const cases = maps.get(written);
    if (!cases) return written.replace(/^"|"$/g, '');
    const fits = cases.find(({ pattern }) => pattern.startsWith('~') && uri.includes(pattern.slice(1)));
    return (fits ?? cases.find(({ pattern }) => pattern === 'default'))!.value;
  }

  function headers(uri: string): Record<string, string> {
    const added = [...text.matchAll(/add_header (\S+) ("[^"]*"|\$\w+) always;/g)];
    return Object.fromEntries(
      added.map(([, name, written]) => [name!, valueOf(written!, uri)]).filter(([, value]) => value),
    );
  }

  test.each([...pages, ...others])('/%s', (path) => {
    expect(headers(`/${path}`)).toEqual(headersOf(path));
    expect(headers(`/sub/path/${path}`)).toEqual(headersOf(path));
  });
});

describe('deploy/Caddyfile', () => {
  const [text] = read('deploy/Caddyfile')
    .replace(/^\s*#.*$/gm, '')
    .split('handle_errors');
  const matchers = new Map(
    [...text!.matchAll(/^\t(@\w+) (not )?path (.*)$/gm)].map(([, name, not, patterns]) => [
      name!,
      { not: Boolean(not), parts: patterns!.split(' ').map((pattern) => pattern.replaceAll('*', '')) },
    ]),
  );

  function fits(matcher: string, uri: string): boolean {
    const { not, parts } = matchers.get(matcher)!;
    return parts.some((part) => uri.includes(part)) !== not;
  }

  function headers(uri: string): Record<string, string> {
    const matched = [...text!.matchAll(/^\theader (@\w+) (\S+) "([^"]*)"$/gm)];
    const always = [.../^\theader \{([^}]*)\}/m.exec(text!)![1]!.matchAll(/(\S+) "([^"]*)"/g)];
    return Object.fromEntries([
      ...matched.filter(([, matcher]) => fits(matcher!, uri)).map(([, , name, value]) => [name!, value!]),
      ...always.map(([, name, value]) => [name!, value!]),
    ]);
  }

  test.each([...pages, ...others])('/%s', (path) => {
    expect(headers(`/${path}`)).toEqual(headersOf(path));
    expect(headers(`/sub/path/${path}`)).toEqual(headersOf(path));
  });
});

describe('public/_headers', () => {
  const headers = headersFile();
  test.each([...pages, ...others])('/%s', (path) => {
    // Both hosts send this by themselves.
    const byHost = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
    expect({ ...byHost, ...headers(`/${path}`) }).toEqual(headersOf(path));
  });
});
