/**
 * A lesson with a mistake fails the build, in the terminal, with its place. All kinds of mistakes are in tests/authors,
 * those of the front matter in tests/unit/book.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { build, copyProject, removeCopy } from './project-copy.ts';
import { tagOfCopy, waiting } from '../turns.ts';

const rightFields = 'title: Mistaken\norder: 1\npart: 1\nsummary: A lesson with a mistake.';

/** A copy of the project with these lessons besides the last, built. */
function buildWith(lessons: Readonly<Record<string, string>>): { status: number | null; output: string } {
  const copy = copyProject();
  try {
    for (const [name, text] of Object.entries(lessons))
      writeFileSync(join(copy, `src/content/lessons/${name}.mdx`), text);
    return build(copy);
  } finally {
    removeCopy(copy);
  }
}

test('a mistake in a text fails the build', { tag: tagOfCopy('build-errors') }, () => {
  const { status, output } = buildWith({
    mistaken: `---\n${rightFields}\n---\n\nText.\n\n<Figure\n  of="momentum"\n  betta={0.5}\n/>\n`,
  });
  expect(output).toMatch(
    /mistaken\.mdx:12: .*no knob "betta"\. Did you mean "beta"\? Allowed: alpha, beta, start/,
  );
  expect(status).not.toBe(0);
});

test('mistakes in the front matter of several lessons fail it together', { tag: waiting }, () => {
  const { status, output } = buildWith({
    mistaken: `---\n${rightFields.replace('order: 1', 'order: 0').replace('summary', 'sumary')}\n---\n\nText.\n`,
    other: `---\n${rightFields.replace('part: 1', 'part: 7')}\n---\n\nText.\n`,
  });
  expect(output).toMatch(/mistaken\.mdx:3: order cannot be 0\. /);
  expect(output).toMatch(/mistaken\.mdx:5: there is no field "sumary"\. Did you mean "summary"\?/);
  expect(output).toMatch(/other\.mdx:4: part cannot be 7\. /);
  expect(status).not.toBe(0);
});
