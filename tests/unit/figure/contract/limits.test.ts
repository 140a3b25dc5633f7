import { describe, expect, test } from 'vitest';
import { seed, slider } from '../../../../src/lib/figure/contract/knobs.ts';
import { readLimits } from '../../../../src/lib/figure/contract/limits.ts';

const knobs = {
  beta: slider({ label: 'Momentum', min: 0, max: 0.99, step: 0.01, default: 0.9 }),
  seed: seed(),
};
const alone = { id: 'm', figures: ['m'] };
const among = { id: 'm', figures: ['m', 'other'] };

describe('an address', () => {
  test('locks and hides knobs by name, and hides parts that are no knobs', () => {
    const { locked, hidden, notices } = readLimits(
      '?lock=beta,m.seed&hide=seed,presets&hide=time',
      alone,
      knobs,
    );
    expect([[...locked], [...hidden], notices]).toEqual([['beta', 'seed'], ['seed', 'presets', 'time'], []]);
  });

  test('among several figures names the figure, and leaves the others alone', () => {
    const { locked, notices } = readLimits('?lock=m.beta,other.seed', among, knobs);
    expect([[...locked], notices]).toEqual([['beta'], []]);
  });

  test.each([
    ['?lock=betta', alone, /The link locks “betta”.*Did you mean "beta"/],
    ['?lock=presets', alone, /locks “presets”/],
    ['?hide=knobs', alone, /The link hides “knobs”.*Allowed: beta, seed/],
    ['?lock=beta', among, /for this one write “m\.beta”/],
  ])('%s is told', (search, place, notice) => {
    const { locked, hidden, notices } = readLimits(search, place, knobs);
    expect([locked.size, hidden.size]).toEqual([0, 0]);
    expect(notices.join()).toMatch(notice);
  });
});
