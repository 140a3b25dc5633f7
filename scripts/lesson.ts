/** `npm run lesson`: lessons are begun, moved, renamed and removed, and the rest of the book follows. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { messageOf } from '../src/lib/text/errors.ts';
import { suggest } from '../src/lib/text/suggest.ts';
import { changesBetween, readBook, renumberings, write, type Book, type Outcome } from './lesson/book.ts';
import { moveLesson } from './lesson/move.ts';
import { newLesson } from './lesson/new.ts';
import { removeLesson } from './lesson/remove.ts';
import { renameLesson } from './lesson/rename.ts';

const options = ['part', 'symbol', 'to', 'dry-run'] as const;
type Options = Partial<Record<(typeof options)[number], string>>;

interface Command {
  usages: readonly string[];
  options: readonly (typeof options)[number][];
  /** How many words it takes, at least and at most. */
  words: readonly [number, number];
  run(book: Book, words: readonly string[], options: Options): Outcome;
}

const commands: Readonly<Record<string, Command>> = {
  new: {
    usages: ['new "Weight decay"', 'new "Weight decay" --part 2 --symbol λ'],
    options: ['part', 'symbol'],
    words: [1, 1],
    run: (book, [title = ''], given) => newLesson(book, { ...given, title }),
  },
  move: {
    usages: ['move weight-decay 3', 'move weight-decay after momentum', 'move weight-decay 10 --part 2'],
    options: ['part'],
    words: [2, 3],
    run: (book, [lesson = '', ...place], given) => moveLesson(book, { ...given, lesson, place }),
  },
  rename: {
    usages: ['rename weight-decay "L2 regularisation"'],
    options: [],
    words: [2, 2],
    run: (book, [lesson = '', title = '']) => renameLesson(book, { lesson, title }),
  },
  remove: {
    usages: ['remove weight-decay', 'remove weight-decay --to momentum'],
    options: ['to'],
    words: [1, 1],
    run: (book, [lesson = ''], given) => removeLesson(book, { ...given, lesson }),
  },
};

/** npm keeps options for itself unless they come after “--”. */
const typed = (usage: string) => `  npm run lesson ${usage.includes(' --') ? '-- ' : ''}${usage}`;
const usageOf = (shown: readonly Command[]) =>
  ['For example:', ...shown.flatMap(({ usages }) => usages).map(typed)].join('\n');

/**
 * Does in the project at `root` what the words after `npm run lesson` ask for, and returns what to tell its author.
 * Throws an Error that says what is allowed; nothing is written then.
 */
export function lesson(
  root: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): string {
  assertNothingKept(environment);
  const { command, words, given } = read(parameters);
  const book = readBook(root);
  const { lessons, said } = command.run(book, words, given);
  const isTrial = given['dry-run'] !== undefined;
  if (!isTrial) write(root, changesBetween(book.lessons, lessons));
  const renumbered = renumberings(book.lessons, lessons);
  return [
    ...(isTrial ? ['Nothing is written. Without --dry-run:'] : []),
    ...said,
    ...(renumbered.length > 0 ? ['Renumbered:', ...renumbered] : []),
  ].join('\n');
}

function read(parameters: readonly string[]): { command: Command; words: string[]; given: Options } {
  const { positionals, values } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    // Node's own words for an option that there is not would name none that there is.
    strict: false,
    options: Object.fromEntries(
      options.map((name) => [name, { type: name === 'dry-run' ? 'boolean' : 'string' } as const]),
    ),
  });
  const [name = '', ...words] = positionals;
  if (!Object.hasOwn(commands, name))
    throw new Error(
      `npm run lesson ${name ? `has no "${name}"` : 'wants a word more'}. ${suggest(name, Object.keys(commands))}\n` +
        usageOf(Object.values(commands)),
    );
  const command = commands[name]!;
  // First: the value of an option that there is not would count as a word.
  const given = optionsOf(command, name, values);
  const [least, most] = command.words;
  if (words.length < least || words.length > most)
    throw new Error(
      `lesson ${name} is followed by ${least === most ? least : `${least} or ${most}`} more, not by ${words.length}: ` +
        `a title of several words stands in quotation marks. ${usageOf([command])}`,
    );
  return { command, words, given };
}

function optionsOf(command: Command, name: string, values: Readonly<Record<string, unknown>>): Options {
  const allowed = [...command.options, 'dry-run'];
  for (const [option, value] of Object.entries(values)) {
    if (!allowed.includes(option))
      throw new Error(`lesson ${name} has no option "--${option}". ${suggest(option, allowed)}`);
    if (option !== 'dry-run' && typeof value !== 'string')
      throw new Error(`--${option} wants a value after it. ${usageOf([command])}`);
  }
  return values as Options;
}

/** With --dry-run kept by npm, all would be written. */
function assertNothingKept(environment: NodeJS.ProcessEnv): void {
  const kept = options.find((option) => environment[`npm_config_${option.replace('-', '_')}`]);
  if (kept)
    throw new Error(
      `npm keeps --${kept} for itself unless it comes after “--”:\n${typed('move weight-decay 3 --dry-run')}`,
    );
}

if (import.meta.main)
  try {
    console.log(lesson(fileURLToPath(new URL('..', import.meta.url)), process.argv.slice(2), process.env));
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
