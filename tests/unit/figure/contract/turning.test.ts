/** Knobs that are turned on the way, beside a run that is written down step by step. */
import { describe, expect, test } from 'vitest';
import { changes, KnobError, slider, type Turn } from '../../../../src/lib/figure/contract/knobs.ts';
import type { Settings } from '../../../../src/lib/figure/contract/settings.ts';
import { stagesOf } from '../../../../src/lib/figure/contract/turning.ts';
import { stream } from '../../../../src/lib/math/random.ts';

const rate = slider({ label: 'Rate', min: 0, max: 1, default: 0.1 });
const decay = slider({ label: 'Decay', min: 0, max: 1, default: 0 });
const knob = changes({ rate, decay });
const start: Settings = { rate: 0.1, decay: 0, seed: 1, changes: [] };
const steps = 12;

/** `[steps]`: what the run has at each step. */
const stepByStep = (settings: Settings, name: string) =>
  Array.from(
    { length: steps },
    (_, step) => stagesOf(settings).findLast(({ at }) => at <= step)!.settings[name],
  );

test('whatever is turned at whatever steps: each turn is of all steps from its own on, and of no other', () => {
  const random = stream(3, 'turns');
  for (let run = 0; run < 50; run++) {
    let settings = start;
    const written = { rate: Array<unknown>(steps).fill(0.1), decay: Array<unknown>(steps).fill(0) };
    for (let turn = 0; turn < 6; turn++) {
      const [at, name] = [1 + random.integer(steps - 1), random.integer(2) === 0 ? 'rate' : 'decay'] as const;
      const value = random.integer(4) / 10;
      settings = knob.turnedFrom(at, settings, { ...settings, [name]: value });
      // Turned to where it stands it is not turned.
      if (value !== written[name].at(-1)) written[name].fill(value, at);
      expect(stepByStep(settings, 'rate')).toEqual(written.rate);
      expect(stepByStep(settings, 'decay')).toEqual(written.decay);
    }
    expect(knob.parse(knob.format(settings['changes'] as Turn[]))).toEqual(settings['changes']);
  }
});

test('what is turned back is no change, and other knobs are of the whole run', () => {
  const turned = knob.turnedFrom(5, start, { ...start, rate: 0.4 });
  expect(turned['changes']).toEqual([{ at: 5, before: { rate: 0.1 } }]);
  expect(knob.turnedFrom(5, turned, { ...turned, rate: 0.1 })).toEqual(start);
  expect(knob.turnedFrom(5, start, { ...start, seed: 2 })).toEqual({ ...start, seed: 2 });
});

describe('in a link', () => {
  test('a change is its step, then what its knobs stood at before', () => {
    const turns: Turn[] = [
      { at: 5, before: { rate: 0.1, decay: 0.2 } },
      { at: 9, before: { rate: 0.3 } },
    ];
    expect(knob.format(turns)).toBe('5,rate,0.1,decay,0.2;9,rate,0.3');
    expect(knob.parse('')).toEqual([]);
  });

  test.each([
    ['5,rat,0.1', /"rat" is not one of rate, decay/],
    ['5,rate,7', /"?7"? is not a number in \[0, 1\]/],
    ['0,rate,0.1', /0 is not a step, 1 or later/],
    ['7,rate,0.1;7,decay,0', /the steps of changes have to ascend/],
  ])('%s is refused with what is allowed', (text, message) => {
    expect(() => knob.parse(text)).toThrow(message);
    expect(() => knob.parse(text)).toThrow(KnobError);
  });
});
