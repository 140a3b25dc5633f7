import { expect, test } from 'vitest';
import { writtenElements } from '../../../src/markdown/written-elements.ts';

test('components as they would be rendered, whatever their props are written as', async () => {
  const source = [
    '---\ntitle: A lesson\n---',
    "import Example from './Example.astro';",
    'export const sizes = { hidden: [8] };',
    'The loss $J_{\\text{all}}$ of <Figure of="momentum" beta={0.5} check /> and *more*:',
    '<Tasks>\n  <Task of="momentum" when={{ beta: { above: 0.5 } }}>Raise *it*.</Task>\n</Tasks>',
    '<Example base={sizes} {...{ of: "x" }} />',
  ].join('\n\n');
  const written = await writtenElements(source);
  expect(written).toHaveLength(4);
  expect(written).toEqual(
    expect.arrayContaining([
      { element: 'Figure', props: { of: 'momentum', beta: 0.5, check: true } },
      { element: 'Tasks', props: {} },
      { element: 'Task', props: { of: 'momentum', when: { beta: { above: 0.5 } } } },
      { element: 'Example', props: { base: { hidden: [8] }, of: 'x' } },
    ]),
  );
});
