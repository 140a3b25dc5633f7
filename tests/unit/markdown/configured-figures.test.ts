import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { configuredFigures, type Configured } from '../../../src/markdown/configured-figures.ts';
import { sourceLinesPlugin } from '../../../src/markdown/source-lines.ts';

const book = pathToFileURL('/book/');
const placing = ['Training', 'Plot', 'Figure'];
const plugins = [
  sourceLinesPlugin(book, [...placing, 'Setting']),
  configuredFigures(book, placing, ['Setting']),
];

const withoutSource = (configured?: Configured) => {
  if (!configured) return undefined;
  const { source, ...props } = configured.props;
  expect(source, 'errors of the copy have a place').toHaveProperty('line');
  return { element: configured.element, props };
};

/** What the compiled text gives to each `<Setting>`: the compiled code is run, with components that write down their props. */
async function given(source: string): Promise<unknown[]> {
  const { code } = await mdxToJs(source, {
    mdastPlugins: plugins,
    outputFormat: 'function-body',
    fileURL: pathToFileURL('/book/a.mdx'),
  });
  const props: unknown[] = [];
  const jsx = (type: unknown, own: Record<string, unknown>) => {
    if (type === 'Setting') props.push(withoutSource(own['configured'] as Configured | undefined));
  };
  const run = new Function(code) as (runtime: object) => { default: (props: object) => unknown };
  const Fragment = 'Fragment';
  const components = { Setting: 'Setting', Training: 'Training', Plot: 'Plot', Figure: 'Figure' };
  run({ jsx, jsxs: jsx, Fragment }).default({ components });
  return props;
}

test('what follows a figure is given its configuration as it was written, before or after it', async () => {
  const source = [
    '<Setting of="rates" /> <Setting of="momentum" />',
    'export const sizes = { epochs: 20 };',
    '<Training id="rates" title="Tom’s &quot;rates&quot;" base={{ hidden: [8] /* { */ }} sweep={[1, 2] // two\n} {...sizes} bare />',
    '<Setting of="rates" />',
    '<Plot id="decay" of={`a * x`} />',
    '<Setting of="decay" />',
  ].join('\n\n');
  const rates = {
    element: 'Training',
    props: {
      id: 'rates',
      title: 'Tom’s "rates"',
      base: { hidden: [8] },
      sweep: [1, 2],
      epochs: 20,
      bare: true,
    },
  };
  const decay = { element: 'Plot', props: { id: 'decay', of: 'a * x' } };
  expect(await given(source)).toEqual([rates, undefined, rates, decay]);
});

test('one text knows nothing of the figures of another', async () => {
  await given('<Training id="rates" />');
  expect(await given('<Setting of="rates" />')).toEqual([undefined]);
});

test('one that src/figures has is given as it is placed', async () => {
  const placed = { element: 'Figure', props: { of: 'momentum', beta: 0.71 } };
  const source = '<Setting of="momentum" />\n\n<Figure of="momentum" beta={0.71} />';
  expect(await given(source)).toEqual([placed]);
});

test('of a figure placed twice the name on the page tells which is meant', async () => {
  const twice = '<Figure of="momentum" />\n\n<Figure of="momentum" id="again" beta={0.71} />\n\n';
  const [first, second] = [
    { element: 'Figure', props: { of: 'momentum' } },
    { element: 'Figure', props: { of: 'momentum', id: 'again', beta: 0.71 } },
  ];
  const both =
    '<Setting of="again" /> <Setting of="momentum" id="again" /> <Setting of="momentum" id="momentum" />';
  expect(await given(twice + both)).toEqual([second, second, first]);
  await expect(given(`${twice}<Setting of="momentum" />`)).rejects.toThrow(
    'a.mdx:5: <Setting of="momentum">: that figure stands here twice, in lines 1 and 3. ' +
      'Say which is meant: id="momentum" or id="again".',
  );
  await expect(given(`${twice}<Setting of="momentum" id="agian" />`)).rejects.toThrow(
    'a.mdx:5: <Setting of="momentum">: no figure "momentum" is called "agian". Did you mean "again"?',
  );
});
