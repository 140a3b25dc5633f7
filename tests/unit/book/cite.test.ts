/** Citations as what reads them does: BibTeX's fields, Highwire's tags, the edition that both name. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { version } from '../../../package.json';
import { bibtex, citationTags, type Cited } from '../../../src/book/cite.ts';
import { editionOf, told } from '../../../src/book/edition.ts';

const cited: Cited = {
  lesson: {
    id: 'batch-size',
    data: { title: 'Batch size & noise', order: 3, published: new Date('2026-11-24') },
  },
  edition: { version: '1.2.3', day: '2026-11-28' },
  url: 'https://example.org/batch-size/',
};

/** The entry's kind, key and fields. */
function parsed(entry: string) {
  const [, kind, key, body] = /^@(\w+)\{([\w-]+),\n([^]*)\n\}$/.exec(entry)!;
  const fields = Array.from(body!.matchAll(/^ {2}(\w+) = \{(.*)\},$/gm), ([, name, value]) => [name, value]);
  return { kind, key, fields: Object.fromEntries(fields) as Record<string, string> };
}

describe('BibTeX', () => {
  test('names the lesson, the book, the year of the lesson and the version', () => {
    expect(parsed(bibtex(cited))).toEqual({
      kind: 'incollection',
      key: 'hyperparameter-tuning-live-batch-size',
      fields: {
        author: "{The authors of ``Hyperparameter Tuning, live''}",
        title: 'Batch size \\& noise',
        booktitle: 'Hyperparameter Tuning, live',
        chapter: '3',
        year: '2026',
        note: 'Version 1.2.3, 28 November 2026',
        url: 'https://example.org/batch-size/',
      },
    });
  });

  test('has braces that close, and no field that is not known', () => {
    const entry = bibtex({ ...cited, url: undefined, edition: { version: '1.2.3', day: undefined } });
    expect(entry.match(/\{/g)).toHaveLength(entry.match(/\}/g)!.length);
    expect(parsed(entry).fields).not.toHaveProperty('url');
    expect(entry).not.toContain('undefined');
  });
});

test('the tags are those that Zotero and Google Scholar read, with the date as they write it', () => {
  const tags = Object.fromEntries(citationTags(cited).map(({ name, content }) => [name, content]));
  expect(tags).toMatchObject({
    citation_title: 'Batch size & noise',
    citation_publication_date: '2026/11/24',
    citation_public_url: 'https://example.org/batch-size/',
  });
  expect(citationTags({ ...cited, url: undefined }).map(({ name }) => name)).not.toContain(
    'citation_public_url',
  );
});

describe('the edition', () => {
  test('has package.json’s version, and the day that the environment gives', () => {
    expect(editionOf({ SOURCE_DATE_EPOCH: '1795824000' })).toEqual({ version, day: '2026-11-28' });
    expect(told({ version: '1.2.3', day: undefined })).toBe('1.2.3');
  });

  test('has the day of the commit, not of the build', () => {
    const days = [editionOf({}), editionOf({})].map(({ day }) => day);
    expect(days[0]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(days[1]).toBe(days[0]);
  });

  test('tells a time that is none', () => {
    expect(() => editionOf({ SOURCE_DATE_EPOCH: 'today' })).toThrow(
      /SOURCE_DATE_EPOCH="today".*Allowed: whole seconds/,
    );
  });

  test('is the one that CITATION.cff and the changelog name', () => {
    expect(readFileSync('CITATION.cff', 'utf8')).toContain(`\nversion: ${version}\n`);
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\n## Version ${version}\n`);
  });
});
