import { describe, expect, it } from 'vitest';
import { spread } from '../../../src/lib/charts/spread.ts';

describe('spread', () => {
  it('leaves labels alone that are far enough apart', () => {
    expect(spread([40, 10, 90], 15, [0, 100])).toEqual([40, 10, 90]);
  });

  it('parts those that are too close, in the order wanted', () => {
    const places = spread([52, 50, 51], 10, [0, 100]);
    const sorted = [places[1]!, places[2]!, places[0]!];
    expect(sorted[1]! - sorted[0]!).toBeGreaterThanOrEqual(10);
    expect(sorted[2]! - sorted[1]!).toBeGreaterThanOrEqual(10);
  });

  it('keeps them within the bounds', () => {
    const places = spread([99, 100, 250], 10, [0, 100]);
    expect(places).toEqual([80, 90, 100]);
    expect(spread([-50, -60], 10, [0, 100])).toEqual([10, 0]);
  });

  it('has nothing to do without labels', () => {
    expect(spread([], 10, [0, 100])).toEqual([]);
  });
});
