import { describe, expect, test } from 'vitest';
import { sectionTexts } from '../../../src/integrations/section-texts.ts';
import { walk } from '../../../src/site/search/walk.ts';

const limits = { pages: 8, sectionsOfAPage: 3, excerptLength: 6 };
const page =
  '<!doctype html><html><body><main><h1>Momentum</h1><p>Plain descent<b>s</b> forget.</p>' +
  '<h2 id="memory">A <em>memory</em></h2><p>It remembers.</p><ul><li>β &lt; 1</li><li>steps of the ball roll on and on and on</li></ul>' +
  '</main></body></html>';
const sections = sectionTexts('momentum/', page);

test('a page is told by its sections, each with its own text', () => {
  expect(sections).toEqual([
    { page: 'Momentum', path: 'momentum/', text: 'Momentum Plain descents forget.' },
    {
      page: 'Momentum',
      heading: 'A memory',
      path: 'momentum/#memory',
      text: 'It remembers. β < 1 steps of the ball roll on and on and on',
    },
  ]);
});

describe('a walk', () => {
  const headings = (query: string) => walk(sections, query, limits).sections.map(({ heading }) => heading);

  test('finds sections with all words, in whatever case, by their beginnings and not their ends', () => {
    expect(headings('momentum')).toEqual([undefined, 'A memory']);
    expect(headings('REMEMB ball')).toEqual(['A memory']);
    expect(headings('members')).toEqual([]);
    expect(headings('β')).toEqual(['A memory']);
  });

  test('shows the words around, marked, and what is HTML as text', () => {
    expect(walk(sections, 'steps', limits).sections[0]!.excerpt).toBe(
      '&lt; 1 <mark>steps</mark> of the ball',
    );
    expect(walk(sections, 'steps', limits).sections[0]!.url).toBe('/momentum/#memory');
  });

  test('finds nothing for what has no letter, and takes no query for a pattern', () => {
    expect(walk(sections, '.* (', limits)).toEqual({ sections: [], shown: 0, pages: 0 });
  });
});
