import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      '.cache/',
      'node_modules/',
      'test-results/',
      'src/lib/training/fused/assembly/',
    ],
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
    files: ['src/**/*.ts'],
    rules: {
      // Of TypeScript and its comments, as it is read; most functions stay below 40.
      'max-lines-per-function': ['error', 80],
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
      ],
    },
  },
  {
    files: ['src/{lib/{math,data,training,surfaces,experiment,expression,study},figures}/**/*.ts'],
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
      ],
    },
  },
);
