import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { studyIn } from '../../../src/lib/companions/study-scripts/form.ts';

const field = (name: string, value: string) => `<input name="${name}" value="${value}">`;
const knob = (fields: Record<string, string>) =>
  `<li class="study-knob">${Object.entries({
    ...{ name: 'rate', kind: 'real', low: '0.1', high: '1', scale: 'log', options: '', when: '' },
    ...fields,
  })
    .map(([name, value]) => field(name, value))
    .join('')}</li>`;

const form = (...knobs: Record<string, string>[]) =>
  parseHTML(
    `<form>${knobs.map(knob).join('')}${Object.entries({
      ...{ searcher: 'tpe', scheduler: 'none', trials: '60', epochs: '27', workers: '4', seed: '1' },
    })
      .map(([name, value]) => field(name, value))
      .join('')}</form>`,
  ).document.querySelector('form') as HTMLFormElement;

describe('a study, from its form', () => {
  test('has its knobs, its search and its numbers', () => {
    expect(
      studyIn(form({}, { name: 'layers', kind: 'integer', low: '1', high: ' 9 ', scale: 'linear' })),
    ).toEqual({
      space: [
        { name: 'rate', kind: 'real', low: 0.1, high: 1, scale: 'log' },
        { name: 'layers', kind: 'integer', low: 1, high: 9, scale: 'linear' },
      ],
      ...{ searcher: 'tpe', scheduler: 'none', trials: 60, epochs: 27, workers: 4, seed: 1 },
    });
  });

  test('has options that are words, or numbers where all are', () => {
    const { space } = studyIn(
      form(
        { name: 'optimizer', kind: 'choice', options: 'sgd, adam' },
        { name: 'batch', kind: 'choice', options: '16, 32,64' },
        { when: 'batch = 16, 64' },
      ),
    );
    expect(space).toEqual([
      { name: 'optimizer', kind: 'choice', options: ['sgd', 'adam'] },
      { name: 'batch', kind: 'choice', options: [16, 32, 64] },
      {
        ...{ name: 'rate', kind: 'real', low: 0.1, high: 1, scale: 'log' },
        when: { parameter: 'batch', is: [16, 64] },
      },
    ]);
  });

  test.each([
    [{ low: 'much' }, 'rate, from: "much" is not a number.'],
    [{ when: 'sometimes' }, 'rate: "sometimes" is no condition. Write a choice and its options'],
    [{ kind: 'integer', scale: 'one-minus-log' }, 'rate: the scale of whole numbers is linear or log.'],
  ])('says what is wrong: %o', (fields, message) => {
    expect(() => studyIn(form(fields))).toThrow(message);
  });
});
