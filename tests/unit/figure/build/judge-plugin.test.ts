import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figures } from '../../../../src/figures/built.ts';
import { figureFiles } from '../../../../src/figures/catalogue.ts';
import { judgingCode } from '../../../../src/lib/figure/build/judge-plugin.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'judge-'))));
afterAll(() => rm(folder, { recursive: true }));

const helper = `
  export const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  export const label = (value: number) => 'about ' + value;
`;
const figure = `
  import { defineFigure } from '${resolve('src/lib/figure/contract/define.ts')}';
  import { mean, label } from './helper.ts';
  interface Data { loss: number }
  // Near enough.
  const near = 0.05;
  const name = 'loss';
  const levels = Array.from({ length: 3 }, (_, i) => i);
  export default defineFigure({
    title: 'A figure',
    description: 'What it shows.',
    knobs: {},
    experiment: () => ({ kind: 'tabulation', from: 0, to: 1, points: 2, functions: [] }),
    summarise: ({ y }): Data => ({ loss: mean(y[0]!) }),
    panels: ({ loss }) => [label(loss), levels],
    table: ({ loss }) => ({ columns: ['loss'], rows: [[loss]] }),
    measures: ({ loss }) => ({ [name]: loss }),
    finding: { says: ({ loss }) => label(loss), holds: ({ loss }) => loss < near, fails: {}, atLeast: 1 },
  });
`;

/** The code that decides, of these two files with some text replaced. */
const decidingIn = (...replacements: [from: string, to: string][]) => codeOf(undefined, replacements);

async function codeOf(
  fields: readonly string[] | undefined,
  replacements: readonly [from: string, to: string][],
): Promise<string> {
  const replaced = (text: string) => replacements.reduce((so, [from, to]) => so.replaceAll(from, to), text);
  for (const [from] of replacements) expect(figure + helper).toContain(from);
  await writeFile(join(folder, 'helper.ts'), replaced(helper));
  await writeFile(join(folder, 'figure.ts'), replaced(figure));
  return (await judgingCode(join(folder, 'figure.ts'), fields)).code;
}

test.each<[string, [string, string]]>([
  ['a comment', ['Near enough.', 'Near enough to call it there.']],
  ['a type', ['interface Data { loss: number }', 'interface Data { loss: number; step?: number }']],
  ['layout', ['const near = 0.05;', 'const near =\n\n    0.05;']],
  ['a title', ["'A figure'", "'Another figure'"]],
  ['a description', ['What it shows.', 'What it shows, in words.']],
  ['a label', ["'about '", "'around '"]],
  ['a drawing', ['[label(loss), levels]', '[levels]']],
  ['what is only drawn', ['length: 3', 'length: 4']],
  ['a measure', ["name = 'loss'", "name = 'training loss'"]],
  ['a table', ["columns: ['loss']", "columns: ['training loss']"]],
  ['an experiment, which is known as data', ['to: 1', 'to: 2']],
])('%s decides nothing', async (_, replacement) => {
  expect(await decidingIn(replacement)).toBe(await decidingIn());
});

test.each<[string, [string, string]]>([
  ['a number of the finding', ['const near = 0.05;', 'const near = 0.06;']],
  ['the finding', ['loss < near', 'loss <= near']],
  ['the summary', ['loss: mean(y[0]!)', 'loss: mean(y[1]!)']],
  ['what the summary reaches', ['(a, b) => a + b', '(a, b) => a - b']],
])('%s decides', async (_, replacement) => {
  expect(await decidingIn(replacement)).not.toBe(await decidingIn());
});

test('its measures decide what a text claims with them, and its sentences do not', async () => {
  const fields = ['summarise', 'finding', 'holds', 'measures'];
  const code = await codeOf(fields, []);
  expect(await codeOf(fields, [["name = 'loss'", "name = 'training loss'"]])).not.toBe(code);
  expect(await codeOf(fields, [["'about '", "'around '"]])).toBe(code);
});

test('what decides of the book’s figures is their verdict, and none of their words', async () => {
  for (const [name, { description }] of Object.entries(figures)) {
    const { code } = await judgingCode(resolve(figureFiles[name]!));
    expect(code, name).toMatch(/summarise/);
    expect(code, name).toMatch(/holds/);
    expect(code, name).not.toMatch(/says:|says\(/);
    expect(code, name).not.toContain(description);
  }
});
