/** The commands of `npm run lesson`, on a copy of the book's lessons and on a book made for them. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lesson } from '../../../scripts/lesson.ts';
import { write } from '../../../scripts/lesson/book.ts';
import { withField } from '../../../scripts/lesson/fields.ts';
import { slugOf } from '../../../scripts/lesson/names.ts';
import { linkMistakes } from '../../../src/book/links.ts';

const folder = 'src/content/lessons';
let root: string;
const run = (...words: string[]) => lesson(root, words);
const read = (id: string) => readFileSync(join(root, folder, `${id}.mdx`), 'utf8');
const add = (id: string, order: number, part: number, body = '', field = '') =>
  writeFileSync(
    join(root, folder, `${id}.mdx`),
    `---\ntitle: ${id}\norder: ${order}\npart: ${part}\n${field}---\n\n${body}\n`,
  );
const everything = () =>
  Object.fromEntries(
    readdirSync(join(root, folder)).map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]),
  );
/** Every lesson as "order id part", in order. */
const contents = () =>
  Object.entries(everything())
    .map(([name, text]) => {
      const [, order, part] = /\norder: (\d+)\npart: (\d+)\n/.exec(text)!;
      return `${order} ${name.replace('.mdx', '')} ${part}`;
    })
    .sort();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'book-'));
  mkdirSync(join(root, folder), { recursive: true });
  mkdirSync(join(root, 'src/pages/figures'), { recursive: true });
  add('valley', 1, 1, 'See [the ball](../ball/#speed "../ball/") and [itself](#valley).');
  add('ball', 2, 1, '## Speed\n\n[Down](../valley/), [here](../ball/#speed).', 'formerly: [sphere]\n');
  add('noise', 4, 2, 'λ “🎉” <a href="../ball/">../ball/</a> and [one][it].\n\n[it]: ../ball/?a=1#speed');
  add('search', 9, 3);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('new', () => {
  test('a lesson stands last in its part, under its title’s address, and those after it make room', () => {
    const told = run('new', ' Weight decay: λ, β ', '--part', '1', '--symbol', 'λ');
    expect(read('weight-decay')).toMatch(
      /^---\ntitle: "Weight decay: λ, β"\norder: 3\npart: 1\nsymbol: "λ"\nsummary: .+\.\n---\n/,
    );
    expect(contents()).toEqual(['1 valley 1', '2 ball 1', '3 weight-decay 1', '4 noise 2', '5 search 3']);
    expect(told).toMatch(
      /^src\/content\/lessons\/weight-decay\.mdx is lesson 3 .*part 1\.\n.*4321\/weight-decay\//,
    );
    expect(told).toContain('search.mdx: order 9 → 5');
    expect(told).not.toContain('noise.mdx: order');
  });

  test('without a part it goes to the last one, and needs no symbol', () => {
    run('new', 'Adam & RMSProp');
    expect(read('adam-rmsprop')).toMatch(/\norder: 5\npart: 3\nsummary:/);
  });

  test.each([
    [['  '], /title "" has no letters/],
    [['λ'], /no letters/],
    [['Ball'], /lessons\/ball\.mdx is there already/],
    [['Sphere'], /\/sphere\/ leads on to src\/content\/lessons\/ball\.mdx/],
    [['Figures'], /\/figures\/ is a page/],
    [['Dropout', '--part', 'two'], /--part two: allowed are 1, 2, 3, 4/],
    [['Dropout', '--symbol', 'lambda'], /--symbol lambda: one to three/],
    [['Dropout', '--prat', '2'], /no option "--prat"\. Did you mean "part"\?/],
    [['Dropout', '--part'], /--part wants a value/],
    [['Weight', 'decay'], /is followed by 1 more, not by 2: .*quotation marks/],
  ])('is refused with words: %o', (words, message) => {
    const before = everything();
    expect(() => run('new', ...words)).toThrow(message);
    expect(everything()).toEqual(before);
  });
});

describe('move', () => {
  test.each([
    [
      ['search', '1'],
      ['1 search 1', '2 valley 1', '3 ball 1', '4 noise 2'],
    ],
    [
      ['valley', '3'],
      ['1 ball 1', '2 noise 2', '3 valley 2', '4 search 3'],
    ],
    [
      ['valley', 'after', 'ball'],
      ['1 ball 1', '2 valley 1', '3 noise 2', '4 search 3'],
    ],
    [
      ['search', 'before', 'noise'],
      ['1 valley 1', '2 ball 1', '3 search 2', '4 noise 2'],
    ],
    [
      ['search', '4', '--part', '4'],
      ['1 valley 1', '2 ball 1', '3 noise 2', '4 search 4'],
    ],
  ])('%o', (words, expected) => {
    run('move', ...words);
    expect(contents()).toEqual(expected);
  });

  test.each([
    [['bal', '1'], 'there is no lesson "bal". Did you mean "ball"? Allowed: ball, noise, search, valley.'],
    [['ball', '5'], 'no lesson can have the place "5". Allowed: a number from 1 to 4'],
    [['ball', 'befor', 'noise'], 'no place is called "befor". Did you mean "before"?'],
    [['ball', 'after', 'ball'], '"ball" cannot go after itself'],
    [
      ['ball', '1', '--part', '3'],
      'in part 3, "ball" would stand on the wrong side of "valley", which is in part 1',
    ],
  ])('%o is refused', (words, message) => {
    expect(() => run('move', ...words)).toThrow(message);
  });
});

describe('rename', () => {
  test('the address leads on, and every link is turned, its place and its words as they were', () => {
    const told = run('rename', 'ball', 'A heavy ball');
    expect(existsSync(join(root, folder, 'ball.mdx'))).toBe(false);
    expect(read('a-heavy-ball')).toBe(
      '---\ntitle: "A heavy ball"\norder: 2\npart: 1\nformerly: [sphere, ball]\n---\n\n' +
        '## Speed\n\n[Down](../valley/), [here](../a-heavy-ball/#speed).\n',
    );
    expect(read('valley')).toContain('[the ball](../a-heavy-ball/#speed "../ball/") and [itself](#valley).');
    expect(read('noise')).toContain(
      '<a href="../a-heavy-ball/">../ball/</a> and [one][it].\n\n[it]: ../a-heavy-ball/?a=1#speed',
    );
    expect(told).toContain('src/content/lessons/noise.mdx:7: ../ball/ → ../a-heavy-ball/');
  });

  test('a title with the same address changes nothing else', () => {
    run('rename', 'ball', 'Ball!');
    expect(read('ball')).toContain('title: "Ball!"\norder: 2');
    expect(read('ball')).toContain('formerly: [sphere]');
  });

  test('a lesson may have an earlier address again, but no other’s', () => {
    run('rename', 'ball', 'Sphere');
    expect(read('sphere')).toContain('formerly: [ball]');
    expect(() => run('rename', 'noise', 'Ball')).toThrow(/\/ball\/ leads on to .*sphere\.mdx/);
  });

  test('a lesson that cannot be read stops it before anything is written', () => {
    add('torn', 10, 3, '<Training');
    const before = everything();
    expect(() => run('rename', 'ball', 'Balls')).toThrow(/torn\.mdx cannot be read, so nobody knows/);
    expect(everything()).toEqual(before);
  });

  test('who else names it is said: code, its figures, its findings', () => {
    mkdirSync(join(root, 'src/figures/ball'), { recursive: true });
    mkdirSync(join(root, 'tests'), { recursive: true });
    writeFileSync(join(root, 'findings.lock.json'), '{ "ball.mdx: rates": {} }');
    writeFileSync(
      join(root, 'tests/a.ts'),
      "goto('ball/');\ngoto('figures/ball/');\ngoto('football/');\n'ball.mdx'",
    );
    const told = run('rename', 'ball', 'Balls');
    expect(told).toContain('  tests/a.ts:1, 4\n');
    expect(told).toContain('src/figures/ball/ has its figures');
    expect(told).toContain('findings.lock.json speaks of it: npm run findings');
  });
});

describe('remove', () => {
  test('is refused while others link to the lesson, which are named', () => {
    const before = everything();
    expect(() => run('remove', 'ball')).toThrow(
      'lessons link to "ball":\n  src/content/lessons/valley.mdx:7: ../ball/#speed\n' +
        '  src/content/lessons/noise.mdx:7: ../ball/\n  src/content/lessons/noise.mdx:9: ../ball/?a=1#speed\nSay with --to',
    );
    expect(everything()).toEqual(before);
  });

  test('with --to its addresses and all links lead to the other lesson', () => {
    run('remove', 'ball', '--to', 'valley');
    expect(contents()).toEqual(['1 valley 1', '2 noise 2', '3 search 3']);
    expect(read('valley')).toContain(
      'part: 1\nformerly: [sphere, ball]\n---\n\nSee [the ball](../valley/ "../ball/")',
    );
    expect(read('noise')).toContain('[it]: ../valley/');
  });

  test('a lesson that none links to goes, and its author is told where its address leads', () => {
    expect(run('remove', 'search')).toContain('/search/ leads nowhere now');
    expect(contents()).toEqual(['1 valley 1', '2 ball 1', '3 noise 2']);
  });

  test('a lesson cannot lead to itself', () => {
    expect(() => run('remove', 'ball', '--to', 'ball')).toThrow('name another lesson');
  });
});

test.each([
  [['mvoe', 'ball', '1'], /has no "mvoe"\. Did you mean "move"\? Allowed: move, new, remove, rename\./],
  [[], /wants a word more\. Allowed: move, new/],
])('what is no command is told what there is: %o', (words, message) => {
  expect(() => run(...words)).toThrow(message);
});

test('a dry run says the same and writes nothing', () => {
  const before = everything();
  const dry = run('rename', 'ball', 'Balls', '--dry-run');
  expect(everything()).toEqual(before);
  expect(dry).toBe(`Nothing is written. Without --dry-run:\n${run('rename', 'ball', 'Balls')}`);
});

test('an option that npm has kept for itself is told, and nothing written', () => {
  expect(() => lesson(root, ['move', 'ball', '1'], { npm_config_dry_run: 'true' })).toThrow(
    /npm keeps --dry-run for itself unless it comes after “--”/,
  );
});

test('if a file cannot be written, those before it are as they were', () => {
  const before = everything();
  const changes = [
    { file: `${folder}/ball.mdx`, text: 'new' },
    { file: `${folder}/fresh.mdx`, text: 'new' },
    { file: `${folder}/valley.mdx`, text: undefined },
    { file: `${folder}/no/such/folder.mdx`, text: 'new' },
  ];
  expect(() => write(root, changes)).toThrow(/ENOENT/);
  expect(everything()).toEqual(before);
});

test('the book’s own lessons, each renamed and moved, leave no link that leads nowhere', () => {
  const project = new URL('../../../', import.meta.url);
  for (const part of [folder, 'src/pages']) {
    rmSync(join(root, part), { recursive: true });
    cpSync(new URL(part, project), join(root, part), { recursive: true });
  }
  const mistakes = () =>
    Object.keys(everything()).map((name) => linkMistakes(join(root, folder, name), root));
  const ids = Object.keys(everything())
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => name.replace('.mdx', ''));
  for (const id of ids) run('rename', id, `On ${id}`);
  for (const id of ids) run('move', `on-${id}`, '1');
  expect(mistakes().join('')).toBe('');
  expect(new Set(ids.map((id) => /order: (\d+)/.exec(read(`on-${id}`))![1]))).toHaveLength(ids.length);
});

test('a field is replaced with all its lines, and nothing else', () => {
  const text = '---\nformerly:\n  - one\n  - two\norder: 3\n---\n\norder: 3\n';
  expect(withField(text, 'formerly', '[three]')).toBe('---\nformerly: [three]\norder: 3\n---\n\norder: 3\n');
  expect(withField(text, 'formerly', undefined)).toBe('---\norder: 3\n---\n\norder: 3\n');
  expect(withField(text, 'part', '1')).toContain('order: 3\npart: 1\n---\n');
});

test('an address has neither accents nor apostrophes', () => {
  expect(slugOf('Nesterov’s Überblick, 2nd')).toBe('nesterovs-uberblick-2nd');
});
