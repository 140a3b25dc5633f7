import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { slipsPlugin } from '../../../src/markdown/slips/slips.ts';

const plugin = slipsPlugin(pathToFileURL('/book/'), ['Figure', 'Surface', 'Term'], ['Figure', 'Surface']);
const compile = async (source: string) =>
  mdxToJs(source, {
    features: { math: true },
    mdastPlugins: [plugin],
    fileURL: pathToFileURL('/book/src/lesson.mdx'),
  });

describe('a slip is told with file, line and what is allowed', () => {
  test.each([
    [
      'a component that there is not',
      'One.\n\n<Surfce id="a" />',
      'src/lesson.mdx:3: there is no <Surfce>. Did you mean "Surface"? Allowed: Figure, Surface, Term.',
    ],
    [
      'one inside of another',
      '<Surface id="a">\n\nText <Trm>x</Trm>\n\n</Surface>',
      'src/lesson.mdx:3: there is no <Trm>.',
    ],
    [
      'two figures of one name',
      '<Surface id="a" />\n\n<Surface\n  id="a"\n/>',
      'src/lesson.mdx:3: <Surface>: the figure at src/lesson.mdx:1 is called "a" already.',
    ],
    [
      'a figure shown twice',
      '<Figure of="momentum" />\n\n<Figure of="momentum" beta={0} />',
      'src/lesson.mdx:3: <Figure>: the figure at src/lesson.mdx:1 is called "momentum" already.',
    ],
    ['a formula without dollar signs', 'Where {x} is large.', 'src/lesson.mdx:1: {x}: braces hold code'],
  ])('%s', async (_, source, message) => {
    await expect(compile(source)).rejects.toThrow(message);
  });
});

test.each([
  ['a figure shown twice under two names', '<Figure of="momentum" />\n\n<Figure of="momentum" id="again" />'],
  ['a component and a name of the text’s own', 'import Own, { x } from "./own";\n\n<Own /> {x}'],
  ['a comment and a space', '{/* x */}\n\nText{" "}goes on.'],
  ['braces and components in code', '`{x} <Surfce />`\n\n```mdx\n<Surfce />\n{x}\n```'],
  [
    'code with names of its own, of the text and of JavaScript',
    'export const rates = [1, 2];\n\n<Surface id="a" x={rates.map((rate) => ({ rate, y: Math.log(rate), ...props.z }))} />',
  ],
  ['numbers in formulas', 'From $5$ to $10^{-3}$, or $2 \\times 3$, $3 \\text{ or so}$: $x$-th.'],
  ['money and braces as they are written', 'For \\$5 or \\$6, \\{1, 2\\}, `$7`.'],
  ['elements of HTML', '<Term>x</Term> and <em>y</em>'],
])('%s is no slip', async (_, source) => {
  await expect(compile(source)).resolves.toBeDefined();
});
