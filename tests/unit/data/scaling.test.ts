import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import type { Dataset, DataSpec } from '../../../src/lib/data/spec.ts';

const moons: DataSpec = { name: 'moons', training: 200, validation: 50, seed: 3 };
const digits: DataSpec = { name: 'digits', training: 300, validation: 50, seed: 3 };

/** Mean and variance over the training examples of one input, or of all. */
function moments({ inputs, training }: Dataset, input?: number) {
  const values = [...training.inputs].filter((_, i) => input === undefined || i % inputs === input);
  const mean = values.reduce((sum, value) => sum + value) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance, least: Math.min(...values), most: Math.max(...values) };
}

describe('inputs', () => {
  it('have the scales that are asked for', async () => {
    const plain = await loadData(moons);
    const scaled = await loadData({ ...moons, scales: [4, 0.5] });
    for (const split of ['training', 'validation'] as const)
      expect([...scaled[split].inputs]).toEqual(
        [...plain[split].inputs].map((value, i) => value * (i % 2 === 0 ? 4 : 0.5)),
      );
  });

  it('are standardised one by one, by the training examples alone, whatever their scales', async () => {
    const data = await loadData({ ...moons, scales: [100, 0.01], scaling: 'standardized' });
    for (const input of [0, 1]) {
      const { mean, variance } = moments(data, input);
      expect(mean).toBeCloseTo(0, 6);
      expect(variance).toBeCloseTo(1, 5);
    }
    const more = await loadData({ ...moons, validation: 500, scales: [100, 0.01], scaling: 'standardized' });
    expect(more.training.inputs).toEqual(data.training.inputs);
    expect(more.validation.inputs.subarray(0, 100)).toEqual(data.validation.inputs);
  });

  it('are standardised together: one mean, one variance, distances in proportion', async () => {
    const plain = await loadData(moons);
    const data = await loadData({ ...moons, scaling: 'standardized-together' });
    const { mean, variance } = moments(data);
    expect(mean).toBeCloseTo(0, 6);
    expect(variance).toBeCloseTo(1, 5);
    const ratio = moments(data, 0).variance / moments(data, 1).variance;
    expect(ratio).toBeCloseTo(moments(plain, 0).variance / moments(plain, 1).variance, 5);
  });

  it('go from 0 to 1', async () => {
    const data = await loadData({ ...moons, scaling: 'zero-one' });
    for (const input of [0, 1]) expect(moments(data, input)).toMatchObject({ least: 0, most: 1 });
  });

  it('of digits are ink from 0 to 16, from 0 to 1, or standardised; a pixel that never has ink stays 0', async () => {
    const [raw, unit, plain, each] = await Promise.all(
      [{ scaling: 'raw' }, { scaling: 'zero-one' }, {}, { scaling: 'standardized' }].map((own) =>
        loadData({ ...digits, ...own } as DataSpec),
      ),
    );
    expect(moments(raw!)).toMatchObject({ least: 0, most: 16 });
    expect(raw!.training.inputs).toEqual(unit!.training.inputs.map((ink) => 16 * ink));
    const back = plain!.training.inputs.map((input) => input * 0.281 + 0.178);
    unit!.training.inputs.forEach((ink, i) => expect(back[i]).toBeCloseTo(ink, 5));
    expect([raw!.background, unit!.background, each!.background]).toEqual([0, 0, undefined]);
    expect([...each!.training.inputs].every(Number.isFinite)).toBe(true);
  });
});

describe('classes out of balance', () => {
  it('have their shares in every split, and the first examples stay', async () => {
    const data = await loadData({ ...moons, shares: [9, 1] });
    const count = (targets: Float32Array) => targets.reduce((sum, target) => sum + target, 0);
    expect(count(data.training.targets)).toBe(20);
    expect(count(data.validation.targets)).toBe(5);
    const fewer = await loadData({ ...moons, training: 30, shares: [9, 1] });
    expect(fewer.training.inputs).toEqual(data.training.inputs.subarray(0, 60));
  });

  it('in equal shares are as if nothing had been said', async () => {
    expect(await loadData({ ...digits, shares: Array<number>(10).fill(2) })).toEqual(await loadData(digits));
  });

  it('cannot have more of a digit than there are', async () => {
    const shares = [1, ...Array<number>(9).fill(0)];
    await expect(loadData({ ...digits, training: 1000, validation: 10, shares })).rejects.toThrow(
      'such that no digit has more than 700 of the training examples',
    );
  });
});

describe('a table', () => {
  const inputs = Array.from({ length: 10 }, (_, i) => [i, 10 * i]);
  const spec = (table: DataSpec['table'], own: Partial<DataSpec> = {}): DataSpec => ({
    name: 'table',
    training: 6,
    validation: 4,
    seed: 1,
    table,
    ...own,
  });

  it('is split as it lies, or in an order of the seed’s, each row with its target', async () => {
    const targets = inputs.map(([i]) => i! / 2);
    const asGiven = await loadData(spec({ inputs, targets, shuffled: false }));
    expect([...asGiven.training.inputs]).toEqual(inputs.slice(0, 6).flat());
    expect([...asGiven.validation.targets]).toEqual(targets.slice(6));
    expect(asGiven).toMatchObject({ inputs: 2, outputs: 1, task: 'regression' });
    const shuffled = await loadData(spec({ inputs, targets }));
    const seen = [...shuffled.training.targets, ...shuffled.validation.targets];
    expect(seen).not.toEqual(targets);
    expect(seen.toSorted((a, b) => a - b)).toEqual(targets);
    shuffled.training.targets.forEach((target, i) =>
      expect(shuffled.training.inputs[2 * i]).toBe(2 * target),
    );
  });

  it('has classes: 0 and 1, or one-hot', async () => {
    const two = await loadData(spec({ inputs, targets: inputs.map((_, i) => i % 2), classes: 2 }));
    expect(two).toMatchObject({ outputs: 1, task: 'binary' });
    const three = await loadData(
      spec({ inputs, targets: inputs.map((_, i) => i % 3), classes: 3, shuffled: false }),
    );
    expect(three).toMatchObject({ outputs: 3, task: 'multiclass' });
    expect([...three.training.targets.subarray(0, 6)]).toEqual([1, 0, 0, 0, 1, 0]);
  });
});
