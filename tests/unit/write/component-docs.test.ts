/** The pages for authors say all that the components' sources say. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { componentNames } from '../../../src/components/manifest.ts';
import { componentDocs } from '../../../src/write/component-docs.ts';

const docs = componentDocs(componentNames);

/** Props as a reader of the source would list them: the fields of its `Props`, or of the interface that stands for it. */
function propsIn(name: string): string[] {
  const source = readFileSync(`src/components/${name}.astro`, 'utf8');
  const file = /import type \{ \w+Props \} from '(.*)'/.exec(source)?.[1];
  const text = file ? readFileSync(join('src/components', file), 'utf8') : source;
  const body =
    new RegExp(`interface ${file ? name : ''}Props \\{\\n([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1]!).filter((prop) => prop !== 'source');
}

test.each(docs.map((doc) => [doc.name, doc] as const))(
  '<%s>: every prop, with words about it',
  (name, doc) => {
    expect(doc.props.map((prop) => prop.name)).toEqual(propsIn(name));
    for (const prop of doc.props) expect(prop.doc, `${name}.${prop.name}`).toMatch(/\w/);
    expect(doc.doc).toMatch(/\w/);
    expect(existsSync(`src/write/examples/${name}.mdx`), 'an example').toBe(true);
  },
);

test('there are components with props, and names of types are explained', () => {
  const training = docs.find(({ name }) => name === 'Training')!;
  expect(training.props.length).toBeGreaterThan(8);
  const types = Object.fromEntries(training.types.map(({ name, text }) => [name, text]));
  expect(types['Activation']).toContain("'sigmoid' | 'tanh' | 'relu'");
  expect(types['KnobName']).toContain("'learningRate'");
  expect(types['Run']).toContain('batchSize: number;');
  expect(docs.find(({ name }) => name === 'Figure')!.takesKnobs).toBe(true);
});
