import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { configuredFigures } from '../../../src/markdown/configured-figures.ts';

const plugin = configuredFigures(['Training', 'Plot'], ['Setting']);

/** What the compiled text gives to each `<Setting>`: the compiled code is run, with components that write down their props. */
async function given(source: string): Promise<unknown[]> {
  const { code } = await mdxToJs(source, { mdastPlugins: [plugin], outputFormat: 'function-body' });
  const props: unknown[] = [];
  const jsx = (type: unknown, own: Record<string, unknown>) => {
    if (type === 'Setting') props.push(own['configured']);
  };
  const run = new Function(code) as (runtime: object) => { default: (props: object) => unknown };
  const Fragment = 'Fragment';
  const components = { Setting: 'Setting', Training: 'Training', Plot: 'Plot' };
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
