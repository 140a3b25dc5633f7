import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { stream } from '../../../src/lib/math/random.ts';
import { fromUnit, type Parameter, type Setting, type Space } from '../../../src/lib/search/space.ts';
import { drawnSpace } from '../../../src/lib/tools/python.ts';
import type { Script } from '../../../src/lib/tools/script.ts';
import { toolNames, tools, writtenFor, type ToolName } from '../../../src/lib/tools/tools.ts';
import type { Study } from '../../../src/lib/tools/study.ts';
import { limits } from '../../limits.ts';
import { spaces, studies } from './studies.ts';

const written = (name: ToolName, study: Study, language: Script['language']) =>
  writtenFor(name, study).scripts.filter((script) => script.language === language);

const pythons = ['python3', '/usr/bin/python3', 'python'];
const having = (module: string) =>
  pythons.find((python) => spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0);

/** Skipped, with a message, where it cannot be. */
function withPython(module: string, name: string, check: (python: string) => void): void {
  const python = having(module);
  if (!python) console.warn(`Not tested, for no Python here has ${module}: ${name}.`);
  test.skipIf(!python)(name, () => check(python!), limits.program);
}

function ask(python: string, program: string, question: unknown): unknown {
  const { status, stdout, stderr } = spawnSync(python, [program], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** As a tool that knows no conditions draws: all of them. SageMaker gives what is on a one-minus-log axis as it is. */
function drawnFor(name: ToolName, space: Space, values: Record<string, unknown>): Record<string, unknown> {
  const drawn = { ...values };
  for (const parameter of space)
    if (parameter.kind !== 'choice' && parameter.scale === 'one-minus-log' && name !== 'sagemaker')
      drawn[`one_minus_${parameter.name}`] = 1 - Number(values[parameter.name]);
  if (name === 'vizier')
    for (const { kind, name: choice, ...rest } of space)
      if (kind === 'choice' && 'options' in rest && rest.options.some((one) => typeof one === 'boolean'))
        drawn[choice] = pythonWords(values[choice]);
  return drawn;
}

const pythonWords = (value: unknown) => (value === true ? 'True' : value === false ? 'False' : String(value));

/** A value for every parameter, asked for or not, and the setting that they are. */
function draws(space: Space): { values: Record<string, unknown>; setting: Setting }[] {
  const random = stream(1, 'test/tools');
  const unconditional = space.map((parameter): Parameter => ({ ...parameter, when: undefined! }));
  return Array.from({ length: 5 }, () => {
    const point = space.map(() => random.uniform());
    return { values: { ...fromUnit(unconditional, point) }, setting: fromUnit(space, point) };
  });
}

/** Numbers to the digits that a difference from one leaves, keys in their order. */
const comparable = (setting: Record<string, unknown>) =>
  JSON.stringify(
    Object.entries(setting)
      .map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(9)) : value])
      .sort(),
  );

describe('Python', () => {
  withPython('ast', 'compiles all scripts, and their settings are what the space says', (python) => {
    const asked = studies.flatMap(([name, study]) =>
      toolNames.flatMap((tool) =>
        written(tool, study, 'python').map(({ file, text }) => {
          const all = draws(study.space);
          return {
            what: `${tool}, ${name}, ${file}`,
            text,
            drawn: all.map(({ values }) => drawnFor(tool, study.space, values)),
            settings: all.map(({ setting }) => setting),
          };
        }),
      ),
    );
    const program = fileURLToPath(new URL('scripts.py', import.meta.url));
    const answers = ask(python, program, asked) as (Setting[] | null)[];
    expect(answers.filter((answer) => answer !== null).length).toBeGreaterThanOrEqual(studies.length * 8);
    const wrong = asked.filter(({ settings }, i) => {
      const answer = answers[i];
      return answer && answer.map(comparable).join() !== settings.map(comparable).join();
    });
    expect(wrong.map(({ what }) => what)).toEqual([]);
  });

  test('has lines that a phone can show', () => {
    const lines = studies.flatMap(([, study]) =>
      toolNames.flatMap((tool) => writtenFor(tool, study).scripts.flatMap(({ text }) => text.split('\n'))),
    );
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
  });
});

describe('YAML', () => {
  const files = studies.flatMap(([name, study]) =>
    toolNames.flatMap((tool) =>
      written(tool, study, 'yaml').map((script) => ({ name: `${tool}, ${name}`, study, tool, ...script })),
    ),
  );

  test('has the ranges of the space', () => {
    expect(files.length).toBe(2 * studies.length);
    for (const { tool, study, text } of files.filter(({ tool }) => tool === 'wandb')) {
      const { parameters } = parse(text) as { parameters: Record<string, unknown> };
      expect(Object.keys(parameters), tool).toEqual([
        ...drawnSpace(study.space).map(({ name }) => name),
        'epochs',
      ]);
    }
    const { parameters } = parse(
      files.find(({ tool, name }) => tool === 'wandb' && name.includes('numbers, random'))!.text,
    ) as { parameters: Record<string, object> };
    expect(parameters).toEqual({
      learning_rate: { distribution: 'log_uniform_values', min: 1e-7, max: 10 },
      one_minus_momentum: { distribution: 'log_uniform_values', min: 0.01, max: 1 },
      dropout: { distribution: 'uniform', min: 0, max: 0.5 },
      epochs: { value: 27 },
    });
  });

  test('nests what depends on an option, for NNI', () => {
    const { text } = files.find(
      ({ tool, name }) => tool === 'nni' && name.includes('conditions, tpe, none'),
    )!;
    const { searchSpace } = parse(text) as { searchSpace: Record<string, { _value: unknown[] }> };
    expect(searchSpace['optimizer']!._value).toEqual([
      { _name: 'sgd' },
      {
        _name: 'adam',
        kind: {
          _type: 'choice',
          _value: [
            { _name: 'first' },
            { _name: 'second', one_minus_beta: { _type: 'loguniform', _value: [0.001, 1] } },
          ],
        },
        warm_up: { _type: 'qloguniform', _value: [1, 64, 1] },
      },
      { _name: 'lion' },
    ]);
  });

  withPython('yaml', 'is the same to PyYAML, by which tools read it', (python) => {
    const program = fileURLToPath(new URL('configurations.py', import.meta.url));
    const read = ask(
      python,
      program,
      files.map(({ text }) => text),
    ) as unknown[];
    expect(read).toEqual(files.map(({ text }) => parse(text) as unknown));
  });
});

describe('a tool', () => {
  const plain: Study = {
    space: spaces['numbers']!,
    searcher: 'random',
    scheduler: 'none',
    trials: 60,
    epochs: 27,
    workers: 4,
    seed: 1,
  };

  test.each(toolNames)('%s says how it runs on one machine and on many', (name) => {
    const [first] = writtenFor(name, plain).scripts;
    expect(first!.text).toContain('On one machine:');
    expect(first!.text).toContain('On many machines:');
  });

  test.each(toolNames)('%s says in its file what it says beside it', (name) => {
    for (const [, study] of studies) {
      const { scripts, limits: said } = writtenFor(name, study);
      const head = scripts[0]!.text.replaceAll(/\n#?\s*/g, ' ');
      for (const limit of said) expect(head).toContain(limit);
    }
  });

  test.each(toolNames)('%s does not keep silent about a searcher or a scheduler that it lacks', (name) => {
    /** What each has under its own name, by its documentation. */
    const has: Record<ToolName, string[]> = {
      optuna: ['random', 'sobol', 'tpe', 'gaussian-process', 'cma-es', 'median'],
      'ray-tune': ['random'],
      'keras-tuner': ['random', 'gaussian-process', 'hyperband'],
      'syne-tune': ['random', 'tpe', 'gaussian-process'],
      wandb: ['random', 'gaussian-process'],
      nni: ['random', 'tpe', 'gaussian-process', 'median', 'hyperband'],
      vizier: ['random', 'gaussian-process', 'cma-es'],
      sagemaker: ['random', 'gaussian-process', 'hyperband'],
    };
    const always = tools[name].write(plain).limits.length;
    for (const searcher of ['sobol', 'tpe', 'gaussian-process', 'cma-es'] as const)
      if (!has[name].includes(searcher))
        expect(tools[name].write({ ...plain, searcher }).limits.length, searcher).toBeGreaterThan(always);
    for (const scheduler of ['median', 'asha', 'hyperband'] as const)
      if (!has[name].includes(scheduler))
        expect(tools[name].write({ ...plain, scheduler }).limits.length, scheduler).toBeGreaterThan(always);
  });

  test('refuses what cannot be a study, in words', () => {
    const write = (changes: Partial<Study>) => () => writtenFor('optuna', { ...plain, ...changes });
    expect(write({ trials: 0 })).toThrow('trials must be a whole number from 1, not 0.');
    expect(write({ epochs: 2, scheduler: 'asha' })).toThrow(
      'epochs: 2 are too few to stop a trial after a third of them.',
    );
    expect(write({ space: [{ kind: 'real', name: 'Rate α', low: 0, high: 1, scale: 'linear' }] })).toThrow(
      'A knob’s name must begin with a small letter and have small letters, digits and _ only, not "Rate α".',
    );
    expect(write({ space: [{ kind: 'real', name: 'rate', low: 0, high: 1, scale: 'log' }] })).toThrow(
      'log axis',
    );
  });
});
