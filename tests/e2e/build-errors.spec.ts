/** A lesson with a mistake fails the build, and the message names file, line, value and what is allowed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { build, copyProject, removeCopy } from './project-copy.ts';

const rightFields = 'title: Mistaken\norder: 1\npart: 1\nsummary: A lesson with a mistake.';

/** A copy of the project with this lesson besides the last, built. */
function buildWith(body: string, fields = rightFields): { status: number | null; output: string } {
  const copy = copyProject(['momentum']);
  try {
    writeFileSync(join(copy, 'src/content/lessons/mistaken.mdx'), `---\n${fields}\n---\n\n${body}\n`);
    return build(copy);
  } finally {
    removeCopy(copy);
  }
}

const mistakes = [
  [
    'an unknown figure',
    '<Figure of="momentun" />',
    /mistaken\.mdx:8: .*no figure "momentun"\. Did you mean "momentum"\?/,
  ],
  [
    'an unknown knob',
    'Text.\n\n<Figure\n  of="momentum"\n  betta={0.5}\n/>',
    /mistaken\.mdx:12: .*no knob "betta"\. Did you mean "beta"\? Allowed: alpha, beta, start/,
  ],
  [
    'a value out of range',
    '<Figure of="momentum"\n  beta={1.5} />',
    /mistaken\.mdx:9: .*beta: 1\.5 is not a number in \[0, 0\.99\]/,
  ],
  [
    'a finding that does not hold',
    '<Figure of="momentum" beta={0} />',
    /mistaken\.mdx:8: .*its finding does not hold here/,
  ],
  [
    'a general figure with a wrong setting',
    'Text.\n\n<Training\n  id="rates"\n  title="Rates"\n  data="moons"\n  base={{ learningrate: 0.1 }}\n/>',
    /mistaken\.mdx:14: <Training id="rates">: base: there is no "learningrate"\. Did you mean "learningRate"\?/,
  ],
  [
    'a claim that is not so',
    '<Training id="rates" title="Rates" data="moons" sweep={{ learningRate: [0.01, 1] }} claim={{ rises: \'trainingLoss\' }} />',
    /mistaken\.mdx:8: <Training id="rates">: its finding does not hold here: “After 30 epochs the training loss is/,
  ],
  [
    'a component that there is not',
    'Text.\n\n<Figur of="momentum" />',
    /mistaken\.mdx:10: there is no <Figur>\. Did you mean "Figure"\?/,
  ],
  [
    'a figure placed twice',
    '<Figure of="momentum" />\n\n<Figure of="momentum" beta={0.8} />',
    /mistaken\.mdx:10: <Figure>: the figure at src\/content\/lessons\/mistaken\.mdx:8 is called "momentum" already/,
  ],
  [
    'a figure called as a heading is',
    '## Momentum\n\n<Figure of="momentum" />',
    /mistaken\.mdx:10: the heading at src\/content\/lessons\/mistaken\.mdx:8 is called "momentum" already/,
  ],
  [
    'a brace that is not closed',
    'Text.\n\n<Training\n  id="rates"\n  sweep={{ learningRate: [0.01, 1] }\n/>',
    /mistaken\.mdx:10: .*brace.* of <Training> not closed/,
  ],
  [
    'a task without a condition',
    '<Figure of="momentum" />\n\n<Tasks>\n  <Task of="momentum" wen={{ diverged: true }} solution={{ beta: 0.99 }}>Go.</Task>\n</Tasks>',
    /mistaken\.mdx:11: <Task of="momentum">: there is no prop "wen"\. Did you mean "when"\?/,
  ],
  [
    'a setting of a knob that the lesson’s own figure has not',
    '<Training id="rates" title="Rates" data="moons" knobs={[\'noise\']} />\n\n<Setting of="rates" nois={0.3}>more</Setting>',
    /mistaken\.mdx:10: <Setting of="rates">: it has no knob "nois"\. Did you mean "noise"\?/,
  ],
  ['a wrong formula', 'Here: $\\alpha_{$', /mistaken\.mdx:8/],
  ['a citation of nothing', '<Cite key="nobody-1900" />', /mistaken\.mdx:8.*nobody-1900/],
  [
    'a wrong front matter',
    'Text.',
    /mistaken\.mdx:3: order cannot be 0\. .*[\s\S]*mistaken\.mdx:5: there is no field "sumary"\. Did you mean "summary"\?/,
    'title: Mistaken\norder: 0\npart: 1\nsumary: A lesson with a mistake.',
  ],
  [
    'a number that another lesson has',
    'Text.',
    /(mistaken|resources)\.mdx:3: order cannot be 9, which .*(resources|mistaken)\.mdx has\. .*10/,
    rightFields.replace('order: 1', 'order: 9'),
  ],
] as const;

test.describe.configure({ mode: 'serial' });
for (const [name, body, message, fields] of mistakes)
  test(`${name} fails the build with its place`, () => {
    const { status, output } = buildWith(body, fields);
    expect(output).toMatch(message);
    expect(status).not.toBe(0);
  });
