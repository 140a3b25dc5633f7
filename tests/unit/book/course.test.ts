/** The lectures of the course that *Resources* recommends: each has its place in the book. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { linkMistakes } from '../../../src/book/links.ts';

const lectures = {
  'Week 1': [
    'Train / Dev / Test sets',
    'Bias / Variance',
    'Basic Recipe for Machine Learning',
    'Regularization',
    'Why Regularization Reduces Overfitting?',
    'Dropout Regularization',
    'Understanding Dropout',
    'Other Regularization Methods',
    'Normalizing Inputs',
    'Vanishing / Exploding Gradients',
    'Weight Initialization for Deep Networks',
    'Numerical Approximation of Gradients',
    'Gradient Checking',
    'Gradient Checking Implementation Notes',
  ],
  'Week 2': [
    'Mini-batch Gradient Descent',
    'Understanding Mini-batch Gradient Descent',
    'Exponentially Weighted Averages',
    'Understanding Exponentially Weighted Averages',
    'Bias Correction in Exponentially Weighted Averages',
    'Gradient Descent with Momentum',
    'RMSprop',
    'Adam Optimization Algorithm',
    'Learning Rate Decay',
    'The Problem of Local Optima',
  ],
  'Week 3': [
    'Tuning Process',
    'Using an Appropriate Scale to pick Hyperparameters',
    'Hyperparameters Tuning in Practice: Pandas vs. Caviar',
    'Normalizing Activations in a Network',
    'Fitting Batch Norm into a Neural Network',
    'Why does Batch Norm work?',
    'Batch Norm at Test Time',
    'Softmax Regression',
    'Training a Softmax Classifier',
    'Deep Learning Frameworks',
    'TensorFlow',
  ],
};

const root = fileURLToPath(new URL('../../../', import.meta.url));
const file = 'src/content/lessons/resources.mdx';

/** The tables below the headings that are named: of each row its two cells. */
function tables(): Record<string, [lecture: string, here: string][]> {
  const text = readFileSync(root + file, 'utf8');
  return Object.fromEntries(
    Object.keys(lectures).map((week) => {
      const [, section = ''] = text.split(`### ${week}\n`);
      const rows = section.split(/^#/m)[0]!.match(/^\|.*\|$/gm) ?? [];
      return [
        week,
        rows.slice(2).map((row) =>
          row
            .split('|')
            .slice(1, 3)
            .map((cell) => cell.trim()),
        ),
      ];
    }),
  ) as ReturnType<typeof tables>;
}

test('every lecture stands in the table, week by week in its order, and nothing else does', () => {
  const found = Object.entries(tables()).map(([week, rows]) => [week, rows.map(([lecture]) => lecture)]);
  expect(Object.fromEntries(found)).toEqual(lectures);
});

test('each has a section of a lesson', () => {
  for (const [lecture, here] of Object.values(tables()).flat())
    expect(here, lecture).toMatch(/\[[^\]]+\]\(\.\.\/[a-z-]+\/#[a-z\d-]+\)/);
});

test('every page and every place that the tables lead to is there', () => {
  expect(linkMistakes(root + file, root)).toBe('');
});
