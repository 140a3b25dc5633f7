import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * What the oldest browsers of src/site/floor.ts have not: with the first versions that have it, of Chrome, Firefox and
 * Safari. Methods of what is not known here go by their names.
 */
const youngerThanFloor = [
  ['Map', 'groupBy', '117, 119, 17.4'],
  ['Object', 'groupBy', '117, 119, 17.4'],
  ['Array', 'fromAsync', '121, 115, 16.4'],
  ['Promise', 'withResolvers', '119, 121, 17.4'],
  ['Promise', 'try', '128, 134, 18.2'],
  ['AbortSignal', 'any', '116, 124, 17.4'],
  ['RegExp', 'escape', '136, 134, 18.2'],
  ['URL', 'canParse', '120, 115, 17'],
  ['URL', 'parse', '126, 126, 18'],
  ['Iterator', 'from', '122, 131, 18.4'],
  ['', 'toSorted', '110, 115, 16'],
  ['', 'toReversed', '110, 115, 16'],
  ['', 'toSpliced', '110, 115, 16'],
  ['', 'isSubsetOf', '122, 127, 17'],
  ['', 'isDisjointFrom', '122, 127, 17'],
  ['', 'isWellFormed', '111, 119, 16.4'],
  ['', 'toWellFormed', '111, 119, 16.4'],
  ['', 'checkVisibility', '105, 106, 17.4'],
  ['', '/^(show|hide|toggle)Popover$/', '114, 125, 17'],
  ['', '/^(role|aria[A-Z].*)$/', '81, 119, 12.1; attributes are older'],
  ['', 'startViewTransition', '111, 144, 18'],
].map(([object, property, since]) => ({
  selector:
    'MemberExpression' +
    (object && `[object.name='${object}']`) +
    `[property.name=${property.startsWith('/') ? property : `'${property}'`}]`,
  message: `Chrome, Firefox, Safari have it since ${since}: later than the oldest browsers of src/site/floor.ts.`,
}));

/** A busy page hears of several changes at once, and only the last entry says how things are. */
const firstOfBatch = [
  'ArrayPattern.params',
  'CallExpression > MemberExpression.callee[property.name="shift"]',
  'MemberExpression[computed=true][property.value=0]',
].map((first) => ({
  selector: `NewExpression[callee.name=/Observer$/] > :function ${first.startsWith('ArrayPattern') ? '> ' : ''}${first}`,
  message: 'The first entry of a batch says how things were: read the last, entries.at(-1), or all.',
}));

export default defineConfig(
  {
    ignores: ['dist/', '.astro/', '.cache/', 'node_modules/', 'test-results/', 'src/lib/*/*/assembly/'],
  },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      // Indices are checked by reasoning, and hot loops are full of them.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What must have the same bits everywhere, or come from the seed, has its own functions in src/lib/math.
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Use stream() of src/lib/math/random.ts.' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['src/**/*.{ts,astro}', 'src/**/*.astro/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...firstOfBatch] },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      // Of TypeScript and its comments, as it is read; most functions stay below 40.
      'max-lines-per-function': ['error', 80],
    },
  },
  {
    // What browsers load, without what only builds the book.
    files: [
      'src/{lib,figures,site,components}/**/*.{ts,astro}',
      'src/{lib,figures,site,components}/**/*.astro/*.ts',
    ],
    ignores: ['src/lib/{figure/build,schema,worker/threads}/**', 'src/site/address.ts'],
    rules: { 'no-restricted-syntax': ['error', ...youngerThanFloor, ...firstOfBatch] },
  },
  {
    files: ['{scripts,tests,bench}/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.name=/^(spawn|execFile)(Sync)?$/] > Literal:first-child[value=/^(npm|npx|astro|vitest|playwright)$/]',
          message: 'Windows has no program of this name: use program() of scripts/program.ts.',
        },
        {
          selector:
            "MemberExpression[property.name='pathname'] > NewExpression > MemberExpression[object.type='MetaProperty']",
          message: 'On Windows this is no path: use fileURLToPath, or the URL itself.',
        },
      ],
    },
  },
  {
    files: ['tests/{unit,authors,e2e,all}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          ['performance', 'now'],
          ['Date', 'now'],
        ].map(([object, property]) => ({
          object,
          property,
          message: 'A test does not judge how long something takes: npm run bench measures it.',
        })),
        { object: 'Math', property: 'random', message: 'Use stream() of src/lib/math/random.ts.' },
        {
          property: 'waitForTimeout',
          message:
            'Wait for what proves it: a state, two frames, a round trip to the workers, a stopped clock.',
        },
      ],
    },
  },
  {
    files: ['src/{lib/{math,data,training,surfaces,experiment,expression,search,study},figures}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          'exp',
          'expm1',
          'log',
          'log2',
          'log10',
          'log1p',
          'pow',
          'tanh',
          'sinh',
          'cosh',
          'sin',
          'cos',
          'tan',
          'asin',
          'acos',
          'atan',
          'atan2',
          'asinh',
          'acosh',
          'atanh',
          'hypot',
          'cbrt',
          'random',
        ].map((property) => ({
          object: 'Math',
          property,
          message: 'Its last bit, or all of it, is the engine’s choice: use src/lib/math.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])",
          message: '`**` is Math.pow, whose last bit is the engine’s choice.',
        },
        ...youngerThanFloor,
        ...firstOfBatch,
      ],
    },
  },
);
