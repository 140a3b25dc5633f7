/** The pages for authors say all that the schemas of the props, and the comments on them, say. */
import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { componentNames } from '../../../src/components/manifest.ts';
import { propSchemas } from '../../../src/components/props.ts';
import { mostWork } from '../../../src/figures/kinds/training/check/work.ts';
import { significant } from '../../../src/lib/text/numbers.ts';
import { componentDocs, type PropDoc } from '../../../src/write/component-docs.ts';
import { offeredAfter } from './props-in-editor.ts';

const docs = componentDocs(componentNames);
const fieldOf = (fields: readonly PropDoc[], name: string) => fields.find((one) => one.name === name)!;
const docOf = (name: string) => docs.find((one) => one.name === name)!;

test.each(docs.map((doc) => [doc.name, doc] as const))(
  '<%s>: every prop, with words about it',
  (name, doc) => {
    for (const { name: prop, doc: words } of doc.props) expect(words, `${name}.${prop}`).toMatch(/\w/);
    expect(doc.doc).toMatch(/\w/);
    expect(existsSync(`src/write/examples/${name}.mdx`), 'an example').toBe(true);
  },
);

test('an editor completes the same props, and shows the same words about each', () => {
  const wordsOf = (fields: readonly PropDoc[]) =>
    Object.fromEntries(fields.map(({ name, doc }) => [name, doc]));
  const [base] = fieldOf(docOf('Training').props, 'base').fields;
  const offered = offeredAfter([...docs.map(({ name }) => `${name}({ `), 'Training({ base: { ']);
  expect(offered).toEqual([...docs.map(({ props }) => wordsOf(props)), wordsOf(base!)]);
});

test('what may be left out is not required', () => {
  expect(
    docOf('Plot')
      .props.filter(({ isRequired }) => isRequired)
      .map(({ name }) => name),
  ).toEqual([...['id', 'title', 'of', 'x']]);
});

test('what a prop may be is said in words, down to the fields of objects', () => {
  const { props } = docOf('Training');
  expect(fieldOf(props, 'repetitions').type).toBe('a whole number in [1, 20]');
  expect(fieldOf(props, 'show').type).toMatch(/^one of loss, validation-loss, .*, or a list of such$/);
  expect(fieldOf(props, 'claim').type).toMatch(/^an object with one of lowest, highest, below, above/);
  const [base] = fieldOf(props, 'base').fields;
  expect(fieldOf(base!, 'activation').type).toContain('sigmoid, tanh, relu');
  const optimizers = fieldOf(base!, 'optimizer').fields;
  expect(optimizers.map(([kind]) => kind!.type)).toContain('"adam"');
  expect(fieldOf(optimizers.at(-1)!, 'beta1')).toMatchObject({
    type: 'a number in [0, 1)',
    doc: 'β₁. Default: 0.9.',
  });
  expect(docOf('Figure').takesKnobs).toBe(true);
  expect(docOf('Plot').takesKnobs).toBe(false);
});

test.each([
  ['Training', 'over all of its runs'],
  ['Search', 'over all trials'],
])('the limit of what a <%s> may compute is the one that is said', (name, words) => {
  expect(fieldOf(docOf(name).props, 'epochs').doc.replaceAll(/\s/g, ' ')).toContain(
    `more than ${significant(mostWork).replaceAll(/\s/g, ' ')} ${words}`,
  );
});

/** What is filled in for those fields that have a number, a word or a yes or no by default. */
const defaultsIn = (schema: z.ZodObject) =>
  Object.entries(schema.shape).flatMap(([name, field]) => {
    const value = field instanceof z.ZodDefault ? field.def.defaultValue : null;
    return isSayable(value) ? [[name, String(value)] as const] : [];
  });

const isSayable = (value: unknown) => ['number', 'string', 'boolean'].includes(typeof value);

test('the default that is said is the one that is filled in', () => {
  const said = (fields: readonly PropDoc[], schema: z.ZodObject) =>
    defaultsIn(schema).map(([name, value]) => {
      expect(fieldOf(fields, name).doc).toContain(`Default: ${value}.`);
      return name;
    });
  expect(componentNames.flatMap((name) => said(docOf(name).props, propSchemas[name]))).toContain(
    'repetitions',
  );
  const base = Object.entries(propSchemas.Training.shape.base.parse({})).filter(([, value]) =>
    isSayable(value),
  );
  expect(base.map(([name]) => name)).toContain('learningRate');
  const [fields] = fieldOf(docOf('Training').props, 'base').fields;
  for (const [name, value] of base)
    expect(fieldOf(fields!, name).doc).toContain(`Default: ${String(value)}.`);
});
