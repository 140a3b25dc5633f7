/** A mistake in a lesson, told with file, line, value and what is allowed. That the build ends with it, tests/e2e sees. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { fileMistakes } from '../../src/book/lesson-files.ts';
import { assertFormerNames, assertOrder } from '../../src/book/lessons.ts';
import { linkMistakes } from '../../src/book/links.ts';
import { rendered, rightFields, written } from './lesson.ts';

afterAll(() => rm('.cache/authors', { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A figure with a knob, and the beginning of a sentence about it, in the eleventh line. */
const tunable =
  '<Training id="rates" title="Rates" data="moons" epochs={2} knobs={[\'learningRate\']} />\n\nSo\n';

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
    'a search of what there is not',
    'Text.\n\n<Search\n  id="rates"\n  title="Rates"\n  data="moons"\n  searchers="random"\n  space={{ learningrate: { from: 0.1, to: 1 } }}\n/>',
    /mistaken\.mdx:15: <Search id="rates">: space: there is no "learningrate"\. Did you mean "learningRate"\?/,
  ],
  [
    'a component that there is not',
    'Text.\n\n<Figur of="momentum" />',
    /mistaken\.mdx:10: there is no <Figur>\. Did you mean "Figure"\?/,
  ],
  [
    'a figure placed twice',
    '<Figure of="momentum" />\n\n<Figure of="momentum" beta={0.8} />',
    /mistaken\.mdx:10: <Figure>: the figure at .*mistaken\.mdx:8 is called "momentum" already/,
  ],
  [
    'a figure called as a heading is',
    '## Momentum\n\n<Figure of="momentum" />',
    /mistaken\.mdx:10: the heading at .*mistaken\.mdx:8 is called "momentum" already/,
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
  [
    'a line to mark that the figure has not',
    '<Figure of="momentum-on-a-quadratic" />\n\nWith <Mark of="momentum-on-a-quadratic" line="along the flor">along the floor</Mark>.',
    /mistaken\.mdx:10: <Mark of="momentum-on-a-quadratic">: line: it has no line "along the flor"\. Allowed: across, λ = 100, along the floor, λ = 1/,
  ],
  [
    'a line to mark in a formula that the figure has not',
    '<Figure of="momentum-on-a-quadratic" />\n\nWith $\\mark{momentum-on-a-quadratic}{momentun}{\\beta}$.',
    /mistaken\.mdx:10: <Mark of="momentum-on-a-quadratic">: line: it has no line "momentun"\. Did you mean "momentum"/,
  ],
  [
    'a slider to turn that the figure has not',
    '<Figure of="momentum" />\n\nAt <Setting of="momentum" turn="bta" /> it swings.',
    /mistaken\.mdx:10: <Setting of="momentum">: turn: it has no slider "bta"\. Did you mean "beta"\? Allowed: alpha, beta/,
  ],
  [
    'a kind of aside that there is not',
    'Text.\n\n<Aside\n  kind="warnin"\n>\n  Text.\n</Aside>',
    /mistaken\.mdx:11: <Aside>: kind: there is no "warnin"\. Did you mean "warning"\? Allowed: correction, note/,
  ],
  [
    'a library whose code is left out',
    'Text.\n\n<InPractice>\n\n```python PyTorch\na\n```\n\n```js TensorFlow.js\nb\n```\n\n</InPractice>',
    /mistaken\.mdx:12: the code is for PyTorch and TensorFlow\.js\. Write one block for each of PyTorch, Keras and TensorFlow\.js, in this order/,
  ],
  [
    'a figure called as the heading that is made for a component',
    '## One\n\n<Figure of="momentum" id="in-practice" />\n\n<InPractice>\n\nText.\n\n</InPractice>',
    /mistaken\.mdx:10: the heading at .*mistaken\.mdx:12 is called "in-practice" already/,
  ],
  [
    'a fold without a title',
    'Text.\n\n<More>\n\nText.\n\n</More>',
    /mistaken\.mdx:10: <More>: it needs "title", a text/,
  ],
  [
    'an answer with a comparison that there is not',
    '<Figure of="momentum" />\n\n<Predict of="momentum" ask="Which?" options={[{ says: "A.", when: { firstNear: { under: 20 } } }]} />',
    /mistaken\.mdx:10: <Predict of="momentum">: options\.when\.firstNear: there is no "under"\. .*Allowed: above, atLeast/,
  ],
  [
    'digits that are no whole number',
    '<Figure of="momentum" />\n\n<Value of="momentum" name="firstNear" digits={0.5} />',
    /mistaken\.mdx:10: <Value of="momentum">: digits: 0\.5 is not a whole number in \[1, 15\]/,
  ],
  [
    'a task that the placed figure meets already',
    '<Figure of="momentum" beta={0.71} />\n\n<Tasks>\n  <Task of="momentum" when={{ firstNear: { above: 40 } }} solution={{ beta: 0.6 }}>Go.</Task>\n</Tasks>',
    /mistaken\.mdx:11: <Task of="momentum">: when: the lesson’s own settings meet it already/,
  ],
  [
    'a setting of a figure that is not there',
    'With <Setting of="momentum" beta={0.71}>less</Setting> of it.',
    /mistaken\.mdx:8: <Setting of="momentum">: the lesson does not show this figure\. Place it with <Figure of="momentum" \/>/,
  ],
  [
    'a claim in the text about a measure that there is not',
    'So <Claim of="momentum-retuned" when={{ gian: { above: 1 } }}>it helps</Claim>.',
    /mistaken\.mdx:8: <Claim of="momentum-retuned">: when: there is no "gian"\. Did you mean "gain"\?/,
  ],
  [
    'a claim in the text that counts what a reader has seen',
    'So <Claim of="momentum-retuned" when={{ gain: { different: 3 } }}>it helps</Claim>.',
    /mistaken\.mdx:8: <Claim of="momentum-retuned">: when\.gain: there is no "different"\. .*Allowed: above, atLeast/,
  ],
  [
    'a claim in the text for so many seeds, not for a share',
    'So <Claim of="momentum-retuned" when={{ gain: { above: 1 } }} atLeast={19}>it helps</Claim>.',
    /mistaken\.mdx:8: <Claim of="momentum-retuned">: atLeast: 19 is not a number in \[0\.05, 0\.97\]/,
  ],
  [
    'a claim in the text that is not so, where nothing is random',
    'Text.\n\nSo <Claim of="momentum" when={{ firstNear: { above: 100 } }}>it is slow</Claim>.',
    /mistaken\.mdx:10: <Claim of="momentum">: when: it is not so, and nothing is random in it: “/,
  ],
  [
    'a value of a figure that stands there twice',
    '<Figure of="momentum" />\n\n<Figure of="momentum" id="again" beta={0.71} />\n\n<Value of="momentum" name="firstNear" />',
    /mistaken\.mdx:12: <Value of="momentum">: that figure stands here twice, in lines 8 and 10\. .* id="momentum" or id="again"/,
  ],
  [
    'money that becomes a formula',
    'Text.\n\nIt costs $5 here and $6 there.',
    /mistaken\.mdx:10: “\$5 here and \$” is read as a formula\. Write \\\$5 for a sum of money/,
  ],
  [
    'money in a table',
    '| One | Other |\n| --- | --- |\n| $5 | $6 |',
    /mistaken\.mdx:10: “\$5”: this dollar sign stands alone\. Write \\\$5/,
  ],
  [
    'a formula that is not closed',
    'Here\nis $p, alone.',
    /mistaken\.mdx:9: “\$p,”: this dollar sign stands alone\. Write .*, \$…\$ around a formula/,
  ],
  [
    'two formulas that are not closed',
    'Here is $p alone, and $q too.',
    /mistaken\.mdx:8: “\$p alone, and \$” is read as a formula/,
  ],
  [
    'a set',
    'The set {1, 2, 3} is small.',
    /mistaken\.mdx:8: \{1, 2, 3\}: braces hold code.* Write \\\{1, 2, 3\\\} for braces/,
  ],
  [
    'a set of names',
    'The set {a, b} is small.',
    /mistaken\.mdx:8: \{a, b\}: braces hold code, and nothing here is called a\. .*\\\{a, b\\\} for braces/,
  ],
  [
    'braces that hold no code',
    'The set {a and b}.',
    /mistaken\.mdx:8: \{a and b\}: braces hold code, and this is none\. Write \\\{a and b\\\}/,
  ],
  [
    'a word without quotation marks',
    '<Training\n  id="rates"\n  title="Rates"\n  data={{\n    name: moons,\n  }}\n/>',
    /mistaken\.mdx:12: <Training>: data: nothing here is called moons\. A word stands in quotation marks: "moons"\./,
  ],
  [
    'a decimal comma in the text',
    'Text.\n\nAt {0,04} of it.',
    /mistaken\.mdx:10: \{0,04\}: a number has a decimal point\. Write \{0\.04\}/,
  ],
  [
    'a decimal comma in a prop',
    '<Figure\n  of="momentum"\n  beta={0,5}\n/>',
    /mistaken\.mdx:10: <Figure>: beta: \{0,5\}: a number has a decimal point: \{0\.5\}/,
  ],
  [
    'values that are no list',
    '<Training id="rates" title="Rates" data="moons"\n  show={"loss", "validation-loss"} />',
    /mistaken\.mdx:9: <Training>: show: .* several values are a list: \{\["loss", "validation-loss"\]\}/,
  ],
  ['a line break of HTML', 'One.<br>Two.', /mistaken\.mdx:8: <br> is not closed\. Write <br \/>\./],
  ['a comment of HTML', 'One.\n\n<!-- Two. -->', /mistaken\.mdx:10: a comment is written \{\/\* so \*\/\}/],
  [
    'an address in angle brackets',
    'See <https://example.org>.',
    /mistaken\.mdx:8: .*a link is written \[words\]\(https:\/\/example\.org\)/,
  ],
  ['a “less than”', 'Where a<b holds.', /mistaken\.mdx:8: a “<” in a sentence is written \\</],
  [
    'a second title',
    '# Again',
    /mistaken\.mdx:8: “# Again”: .*title in the front matter\. Write ## for a section/,
  ],
  ['a second title in HTML', '<h1>Again</h1>', /mistaken\.mdx:8: <h1>: .*Write ## for a section/],
  [
    'a formula in a heading',
    'Text.\n\n## The rate $\\alpha$',
    /mistaken\.mdx:10: “## The rate \$\\alpha\$”: a formula in a heading is lost .* Write its letters: α/,
  ],
  [
    'a warm-up without what follows',
    '<Training id="rates" title="Rates" data="moons" base={{ schedule: { kind: "warm-up", steps: 10 } }} />',
    /mistaken\.mdx:8: .*base\.schedule: with kind "warm-up" it needs "then", another schedule, by name or in full, as in \{ kind: "constant" \}/,
  ],
  [
    'a warm-up by its name alone',
    '<Training id="rates" title="Rates" data="moons" base={{ schedule: "warm-up" }} />',
    /mistaken\.mdx:8: .*base\.schedule: "warm-up" is written in full: \{ kind: "warm-up", steps, then \}/,
  ],
  [
    'a knob whose range leaves out where the figure begins',
    '<Training id="rates" title="Rates" data="moons"\n  knobs={{ learningRate: [0.2, 1] }} />',
    /mistaken\.mdx:9: .*knobs\.learningRate: \[0\.2,1\] leaves out 0\.1, at which the figure begins/,
  ],
  [
    'knobs of a <Surface> with ranges',
    '<Surface id="rates" title="Rates" surface="goh" knobs={{ learningRate: [0.01, 1] }} />',
    /mistaken\.mdx:8: .*knobs: their ranges are built in\. Give the names alone: \["learningRate"\]/,
  ],
  [
    'more computing than a figure may ask for',
    '<Training\n  id="wide"\n  title="Wide"\n  data="digits"\n  base={{ hidden: [2000, 2000] }}\n/>',
    /mistaken\.mdx:12: <Training id="wide">: 1 run would take an estimated 3\.2\s×\s10¹⁰ .*4,152,010 weights × 32 examples\. Lower the units of the hidden layers/,
  ],
  [
    'more steps than a figure may ask for',
    '<Training\n  id="long"\n  title="Long"\n  data="moons"\n  base={{ hidden: [64, 64] }}\n  steps={100000}\n/>',
    /mistaken\.mdx:13: <Training id="long">: 1 run would take .* Lower steps or the units of the hidden layers/,
  ],
  [
    'a field that a named setting has not',
    '<Training id="ways" title="Ways" data="moons"\n  settings={{ SGD: {}, Adam: { optimiser: "adam" } }}\n/>',
    /mistaken\.mdx:9: <Training id="ways">: settings\.Adam: there is no "optimiser"\. Did you mean "optimizer"\?/,
  ],
  [
    'a named setting that a claim misspells',
    '<Training id="ways" title="Ways" data="moons" settings={{ SGD: {}, Adam: { optimizer: "adam" } }}\n  claim={{ lowest: "validationLoss", at: "adam" }}\n/>',
    /mistaken\.mdx:9: <Training id="ways">: claim\.at: "adam" is not swept\. .*SGD, Adam/,
  ],
  [
    'accuracy of data without classes',
    '<Training id="arch" title="Arch" data="arch" show="accuracy" />',
    /mistaken\.mdx:8: <Training id="arch">: show: "accuracy" is of classes, and arch has none\. Show a loss/,
  ],
  [
    'more knobs than a reader can try',
    '<Training id="rates" title="Rates" data="moons"\n  knobs={["learningRate", "noise", "batchSize", "l2", "dropout", "labelNoise"]} />',
    /mistaken\.mdx:9: .*knobs: 6 are more than the 4 that a reader can try/,
  ],
  [
    'a knob that no function has',
    '<Plot id="decay" title="Decay" of="a * x" x={[0, 1]} knobs={{ a: [0, 1], b: [0, 2] }} />',
    /mistaken\.mdx:8: .*knobs: "b" changes nothing: it stands in none of the functions/,
  ],
  [
    'a knob of hidden units in a linear model',
    '<Training id="rates" title="Rates" data="moons" base={{ hidden: [] }} knobs={["dropout"]} />',
    /mistaken\.mdx:8: .*knobs: dropout is of hidden units, and base\.hidden is \[\]/,
  ],
  [
    'a citation by another name',
    '<Cite ref="goh-2017" />',
    /mistaken\.mdx:8: <Cite>: there is no prop "ref"\. Did you mean "key"\?/,
  ],
  [
    'a picture that is not there',
    'Text.\n\n![A valley](./mistakem.mdx.png)',
    /mistaken\.mdx:10: the picture "\.\/mistakem\.mdx\.png" is not there/,
  ],
  [
    'a picture of another site',
    '![A valley](https://example.org/valley.png)',
    /mistaken\.mdx:8: the picture "https:\/\/example\.org\/valley\.png" is on another site, .*!\[What it shows\]\(\.\/pictures\/valley\.png\)/,
  ],
  [
    'a picture without words',
    '![](./valley.png)',
    /mistaken\.mdx:8: the picture "\.\/valley\.png" has no words/,
  ],
  [
    'a picture in HTML',
    '<img src="./valley.png" alt="A valley" />',
    /mistaken\.mdx:8: <img>: a picture is written as !\[/,
  ],
  [
    'a link to a lesson that there is not',
    'Text.\n\nSee [momentum](../momentun/).',
    /mistaken\.mdx:10: the link "\.\.\/momentun\/" leads nowhere\. Did you mean "\.\.\/momentum\/"\?/,
  ],
  [
    'a link to a lesson’s file',
    'See [momentum](./momentum.mdx#tune-α-again).',
    /mistaken\.mdx:8: the link "\.\/momentum\.mdx#tune-α-again" leads nowhere\. Write "\.\.\/momentum\/#tune-α-again"/,
  ],
  [
    'a link without its last slash',
    'See [momentum](../momentum).',
    /mistaken\.mdx:8: the link "\.\.\/momentum" leads nowhere\. Write "\.\.\/momentum\/"/,
  ],
  [
    'a link from the root, which is not that of every host',
    'See [momentum](/momentum/).',
    /mistaken\.mdx:8: the link "\/momentum\/" leads nowhere\. Write "\.\.\/momentum\/"/,
  ],
  [
    'a link to a place that a lesson has not',
    'See [momentum][one].\n\n[one]: ../momentum/#in-practise',
    /mistaken\.mdx:10: the link "\.\.\/momentum\/#in-practise" leads to no place on momentum\. Did you mean "#in-practice"\?/,
  ],
  [
    'a link to a place that the lesson itself has not',
    '## In short\n\nSee <a href="#in-shot">below</a>.',
    /mistaken\.mdx:10: the link "#in-shot" leads to no place on mistaken\. Did you mean "#in-short"\?/,
  ],
  [
    'a claim that compares with an unknown knob',
    `${tunable}<Claim of="rates" when={{ validationLoss: { below: { at: { learnRate: 0.1 } } } }}>it is lower</Claim>.`,
    /mistaken\.mdx:11: <Claim of="rates">: it has no knob "learnRate"\. Did you mean "learningRate"\?/,
  ],
  [
    'a claim that compares with a setting that there is not',
    `${tunable}<Claim of="rates" when={{ validationLoss: { below: { at: { learningRate: 'high' } } } }}>it is lower</Claim>.`,
    /mistaken\.mdx:11: <Claim of="rates">: learningRate: .*high/,
  ],
  [
    'a claim that compares an unknown measure',
    `${tunable}<Claim of="rates" when={{ validationLos: { below: { at: { learningRate: 0.1 } } } }}>it is lower</Claim>.`,
    /mistaken\.mdx:11: <Claim of="rates">: when: there is no "validationLos"\. Did you mean "validationLoss"\?/,
  ],
  [
    'a claim that compares with where it is',
    `${tunable}<Claim of="rates" learningRate={0.1} when={{ validationLoss: { below: { at: { learningRate: 0.1, seed: 7 } } } }}>it is lower</Claim>.`,
    /mistaken\.mdx:11: <Claim of="rates">: when: \{"learningRate":0\.1,"seed":7\} is where the claim is already; both are at the same seed\./,
  ],
  [
    'a claim that compares with nowhere',
    `${tunable}<Claim of="rates" when={{ validationLoss: { below: { times: 2 } } }}>it is lower</Claim>.`,
    /mistaken\.mdx:11: <Claim of="rates">: when/,
  ],
  [
    'a claim that compares words',
    'So\n<Claim of="batch-size-paths" when={{ lowestAfter20Examples: { below: { at: { alpha: 0.1 } } } }}>it is</Claim>.',
    /mistaken\.mdx:9: <Claim of="batch-size-paths">: when: "lowestAfter20Examples" is no number but "single example", and is not compared/,
  ],
  [
    'a claim of a figure without a seed that is not so when compared',
    'So\n<Claim of="momentum" when={{ firstNear: { above: { at: { beta: 0.5 } } } }}>it is slower</Claim>.',
    /mistaken\.mdx:9: <Claim of="momentum">: when: it is not so, and nothing is random in it/,
  ],
  ['a wrong formula', 'Here: $\\alpha_{$', /mistaken\.mdx:8/],
  ['a citation of nothing', '<Cite key="nobody-1900" />', /mistaken\.mdx:8.*nobody-1900/],
] as const;

describe('a mistake is told with its place:', () => {
  test.each(mistakes)('%s', async (_, body, message) => {
    await expect(rendered(body)).rejects.toThrow(message);
  });
});

test('a build tells of a claim that holds for fewer seeds than it says', async () => {
  vi.stubEnv('DEV', false);
  vi.spyOn(console, 'warn').mockReturnValue();
  const claim =
    'Text.\n\n<Training\n  id="rates"\n  title="Rates"\n  data="moons"\n  epochs={2}\n  claim={{ below: 0.44, of: \'validationLoss\', atLeast: 0.97 }}\n/>';
  await expect(rendered(claim)).rejects.toThrow(
    /mistaken\.mdx:15: <Training id="rates">: claim: it holds for \d+ of 100 seeds\. That shows [\d.]+.% of all seeds, and 97.% are claimed\. Claim less/,
  );
});

test('a build tells of a claim in the text that its seeds do not show, with the spread of what it is about', async () => {
  vi.stubEnv('DEV', false);
  vi.spyOn(console, 'warn').mockReturnValue();
  const claim =
    '<Training id="rates" title="Rates" data="moons" epochs={2} />\n\nSo\n<Claim of="rates" when={{ validationLoss: { below: 0.44 } }} atLeast={0.97}>it is low</Claim>.';
  await expect(rendered(claim)).rejects.toThrow(
    /mistaken\.mdx:11: <Claim of="rates">: when: it is so for \d+ of 100 seeds\. That shows [\d.]+.% of all seeds, and 97.% are claimed\. .* highest: validationLoss 0\.\d+ … 0\.\d+ … 0\.\d+\.$/,
  );
});

test('a claim that compares two settings is told with the count of the seeds at which it is so at both', async () => {
  vi.stubEnv('DEV', false);
  vi.spyOn(console, 'warn').mockReturnValue();
  const claim = (times: number) =>
    `${tunable}<Claim of="rates" learningRate={0.001} when={{ validationLoss: { above: { at: { learningRate: 0.1 }, times: ${times} } } }}>it is higher</Claim>.`;
  expect(await rendered(claim(1))).toMatch(/it is higher<a class="claim-seeds"[^>]*>\d+\/100<\/a>/);
  await expect(rendered(claim(9))).rejects.toThrow(
    /mistaken\.mdx:11: <Claim of="rates">: when: it is so for 0 of 100 seeds\..*validationLoss over that at \{"learningRate":0\.1\} [\d.]+ … /,
  );
});

test('a claim in the text is told with the count of its seeds; one of a figure without a seed, as it is', async () => {
  vi.stubEnv('DEV', false);
  vi.spyOn(console, 'warn').mockReturnValue();
  const claims =
    '<Training id="rates" title="Rates" data="moons" epochs={2} />\n\n' +
    'So <Claim of="rates" when={{ validationLoss: { below: 2 } }}>it is low</Claim>.\n\n' +
    'So <Claim of="momentum" when={{ diverged: false }}>it stays</Claim>.';
  const page = await rendered(claims);
  expect(page).toMatch(
    /it is low<a class="claim-seeds" href="[^"]*seeds\/"[^>]*title="So for 100 of 100 other seeds"[^>]*>100\/100<\/a>\./,
  );
  expect(page).toMatch(/So it stays\./);
});

test('a lesson without one is rendered, with its figure', async () => {
  expect(await rendered('Text.\n\n<Figure of="momentum" beta={0.7} />')).toMatch(
    /<live-figure[^>]*data-of="momentum"/,
  );
});

const valueOf = (of: string, html: string) =>
  new RegExp(`<figure-value data-figure="${of}"[^>]*>([^<]*)<`).exec(html)?.[1];

test('texts around a figure take the settings that the lesson gives it, before it and after it', async () => {
  const value = '<Value of="momentum" name="firstNear" />';
  // 143 is the number in “Why momentum really works” for these settings; the figure’s own, β = 0.86, come to 20.
  const after = await rendered(`<Figure of="momentum" beta={0.71} />\n\nAt step ${value}.`);
  expect(valueOf('momentum', after)).toBe('143');
  expect(
    valueOf('momentum', await rendered(`At step ${value}.\n\n<Figure of="momentum" beta={0.71} />`)),
  ).toBe('143');
  const twice = await rendered(
    '<Figure of="momentum" />\n\n<Figure of="momentum" id="again" beta={0.71} />\n\n' +
      '<Value of="again" name="firstNear" /> <Value of="momentum" id="momentum" name="firstNear" />',
  );
  expect([valueOf('again', twice), valueOf('momentum', twice)]).toEqual(['143', '20']);
});

test('links to lessons, places and other pages that there are pass', async () => {
  const links = [
    '## The *β* of `sgd`, [again](../momentum/#in-practice)',
    '<Figure of="momentum" id="valley" /> <Term>Heavy ball</Term>',
    '[figure](#valley) [heading](#the-β-of-sgd-again) [term](#term-heavy-ball)',
    '[settings](../momentum/?momentum.beta=0.5#momentum) [term](../momentum/#term-condition-number)',
    '[entry](../resources/#ref-goh-2017) [gallery](../figures/momentum/) [home](../) [else](https://example.org/x)',
  ];
  const html = await rendered(links.join('\n\n'));
  for (const place of ['valley', 'the-β-of-sgd-again', 'term-heavy-ball'])
    expect(html).toContain(`id="${place}"`);
});

test('the last section has its heading, a place to link to, and its code in tabs', async () => {
  const code = ['python PyTorch', 'python Keras', 'js TensorFlow.js'].map(
    (of) => `\`\`\`${of}\nα = 1\n\`\`\``,
  );
  const html = await rendered(
    `[End](#in-practice)\n\n<InPractice>\n\nFirst.\n\n${code.join('\n\n')}\n\nLast.\n\n</InPractice>`,
  );
  const inOrder = ['<h2 id="in-practice"', 'First.', '>PyTorch<', '>Keras<', '>TensorFlow.js<', 'Last.'];
  expect(inOrder.map((piece) => html.indexOf(piece))).toEqual(
    inOrder.map((piece) => html.indexOf(piece)).sort((a, b) => a - b),
  );
  for (const piece of inOrder) expect(html).toContain(piece);
  expect(html.match(/<library-tabs/g)).toHaveLength(1);
  expect(html.match(/<copyable-text[^>]*>\s*<pre/g)).toHaveLength(code.length);
});

test('a lesson’s former address leads to it alone', async () => {
  const lesson = { id: 'one', filePath: await written('One.', `${rightFields}\nformerly: [uno]`) };
  const [uno, figures] = [{ formerly: ['uno'] }, { formerly: ['figures'] }];
  expect(() => assertFormerNames([{ ...lesson, data: uno }])).not.toThrow();
  expect(() =>
    assertFormerNames([
      { ...lesson, data: uno },
      { id: 'uno', filePath: 'uno.mdx', data: {} },
    ]),
  ).toThrow(`${lesson.filePath}:6: formerly cannot hold "uno": uno.mdx has this address.`);
  expect(() => assertFormerNames([{ ...lesson, data: figures }])).toThrow(
    /a page of the site has this address/,
  );
});

test('a link to an address that a lesson had before is told the new one; files without a page are told', async () => {
  const root = await mkdtemp(join(tmpdir(), 'book-'));
  const lessons = join(root, 'src/content/lessons');
  await mkdir(join(lessons, 'sub'), { recursive: true });
  await mkdir(join(root, 'src/pages'), { recursive: true });
  await writeFile(join(root, 'src/pages/print.astro'), '');
  const write = (name: string, text = '') => writeFile(join(lessons, name), text);
  await write('one.mdx', '---\nformerly: [uno]\n---\n');
  await write('two.mdx', '[One](../uno/)');
  expect(fileMistakes(root)).toBe('');
  expect(linkMistakes(join(lessons, 'two.mdx'), root)).toMatch(
    /two\.mdx:1: the link "\.\.\/uno\/" leads nowhere\. Write "\.\.\/one\/"\.$/,
  );
  for (const name of ['early.md', 'sub/early.mdx', 'One.mdx', 'print.mdx']) await write(name);
  const told = fileMistakes(root).split('\n');
  expect(told).toHaveLength(4);
  expect(told[0]).toMatch(
    /One\.mdx:1: no page is made of this file\. .*lessons\/one\.mdx, which is there already/,
  );
  expect(told[1]).toMatch(
    /early\.md:1: no page is made of this file\. .*: src\/content\/lessons\/early\.mdx\./,
  );
  expect(told[2]).toMatch(/print\.mdx:1: the site has a page at \/print\/ already/);
  expect(told[3]).toMatch(/sub\/early\.mdx:1: no page is made of this file/);
  await rm(root, { recursive: true });
});

test('a number that another lesson has is told with both, and with one that is free', async () => {
  const [one, other] = [await written('One.'), await written('Other.')];
  const numbered = (filePath: string) => ({ filePath, data: { order: 1 } });
  expect(() => assertOrder(numbered(one), numbered(other), 10)).toThrow(
    `${other}:3: order cannot be 1, which ${one} has. Allowed: any other number; 10 would be the last lesson.`,
  );
});
