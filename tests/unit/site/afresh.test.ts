import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { tellAfresh } from '../../../src/site/afresh.ts';

/** What the line in the head says of a page that came like this, and what it does when something in it is clicked. */
function opened(entries: { type: string }[], hash = '') {
  const dataset: Record<string, string> = {};
  let listener: (event: object) => void = () => {};
  runInNewContext(tellAfresh, {
    document: { documentElement: { dataset } },
    performance: { getEntriesByType: () => entries },
    location: { hash },
    addEventListener: (_type: string, added: typeof listener) => (listener = added),
  });
  return { dataset, click: (href?: string) => listener({ target: { closest: () => href ?? null } }) };
}

test('a page is afresh when it is opened, until a link to a place is followed', () => {
  const { dataset, click } = opened([{ type: 'navigate' }]);
  click();
  expect(dataset).toEqual({ afresh: '' });
  click('#in-practice');
  expect(dataset).toEqual({});
});

test('it is not when it is opened at a place, reloaded or come back to, or if the browser does not say', () => {
  expect(opened([{ type: 'navigate' }], '#in-practice').dataset).toEqual({});
  for (const type of ['reload', 'back_forward']) expect(opened([{ type }]).dataset).toEqual({});
  expect(opened([]).dataset).toEqual({});
});
