import { pathToFileURL } from 'node:url';
import { mdxToJs, type MdastPluginDefinition } from 'satteri';
import { describe, expect, test } from 'vitest';
import { katexMath } from '../../../src/markdown/katex-math.ts';
import { sourceLinesPlugin } from '../../../src/markdown/source-lines.ts';

const root = pathToFileURL('/book/');
const lesson = pathToFileURL('/book/src/content/lessons/example.mdx');

const compile = async (source: string, plugin: MdastPluginDefinition) =>
  (await mdxToJs(source, { mdastPlugins: [plugin], features: { math: true }, fileURL: lesson })).code;

/** The `source` of every element in compiled MDX, in order. */
const sourcesIn = (code: string) =>
  [...code.matchAll(/source: (\{[\s\S]*?\}\s*\})/g)].map((match) => JSON.parse(match[1]!) as unknown);

describe('sourceLinesPlugin', () => {
  const plugin = sourceLinesPlugin(root, ['Figure']);

  test('gives the lines of the file, below blanked front matter and letters of more than one byte', async () => {
    const source =
      '   \n   \n   \n\nα 😀 <Figure of="a" /> β\n\n<Figure of="b"\n  beta={3}\n>\ncaption\n</Figure>\n';
    const lineOf = (text: string) => source.slice(0, source.indexOf(text)).split('\n').length;
    expect(sourcesIn(await compile(source, plugin))).toEqual([
      { file: 'src/content/lessons/example.mdx', line: lineOf('of="a"'), props: { of: lineOf('of="a"') } },
      {
        file: 'src/content/lessons/example.mdx',
        line: lineOf('of="b"'),
        props: { of: lineOf('of="b"'), beta: lineOf('beta=') },
      },
    ]);
  });

  test('leaves other elements alone', async () => {
    expect(await compile('<Aside kind="note" />', plugin)).not.toContain('source');
  });
});

describe('katexMath', () => {
  const plugin = katexMath(root);

  test('keeps backslashes and braces, which Markdown would take away', async () => {
    const code = await compile('$\\{x\\}$ and\n\n$$\na \\\\ b\n$$\n', plugin);
    expect(code).toContain('\\\\{x\\\\}');
    expect(code).toContain('katex-display');
  });

  const displays = async (formula: string) =>
    (await compile(`$$\n${formula}\n$$\n`, plugin)).split('katex-display').length - 1;

  test('parts equations that stand side by side, but nothing that belongs together', async () => {
    expect(await displays('a = 1, \\qquad b = 2')).toBe(2);
    expect(await displays('a = \\{1\\} \\qquad b = 2')).toBe(2);
    expect(await displays('\\text{a \\qquad b}')).toBe(1);
    expect(await displays('\\begin{cases} a \\qquad b \\end{cases}')).toBe(1);
    expect(await displays('\\left( a \\qquad b \\right)')).toBe(1);
  });

  test('names file, line and formula when KaTeX refuses', async () => {
    await expect(compile('one\n\ntwo $\\frac{1$ three', plugin)).rejects.toThrow(
      /^src\/content\/lessons\/example\.mdx:3: formula "\\frac\{1": /,
    );
  });

  test('symbols that are marked get a class by their number, and their lines to the component', async () => {
    const code = await compile(
      '$\\mark{rates}{β = 0}{\\beta} + \\mark{rates}{1/t}{\\frac{\\alpha}{2}}$',
      plugin,
    );
    expect(code).toContain('MarkedFormula');
    expect(code).toMatch(/of: "rates"/);
    expect(code).toMatch(/lines: \["β = 0",\s*"1\/t"\]/);
    expect(code).toContain('enclosing mark-0');
    expect(code).toContain('enclosing mark-1');
  });

  test.each([
    ['marks of two figures', '\\mark{a}{x}{\\alpha} \\mark{b}{x}{\\beta}', /marks are of "a" and "b"/],
    ['a mark without its line', '\\mark{a}{\\alpha}', /a mark is written/],
    ['a class of HTML', '\\htmlClass{wide}{x}', /htmlClass/],
    ['a style of HTML', '\\htmlStyle{color: red}{x}', /htmlStyle/],
  ])('refuses %s', async (_, formula, message) => {
    await expect(compile(`$${formula}$`, plugin)).rejects.toThrow(message);
  });

  test('is strict: an unknown command fails', async () => {
    await expect(compile('$\\nosuchcommand$', plugin)).rejects.toThrow(/nosuchcommand/);
  });
});
