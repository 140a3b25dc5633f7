/** How much of the differences between trials one factor explains by itself. */

/**
 * The share of the variance of `values` that lies between the groups: ε² of Kelley (PNAS 21, 1935), the correlation
 * ratio η² without the share that as many groups would explain by chance. For groups of equal expected size it
 * estimates the first-order index of functional analysis of variance (Hutter et al. 2014, eq. 9, for one factor).
 * 0 on average for a factor without effect (so it can be negative), 1 if the groups explain everything.
 *
 * `groups[i]` names the group of `values[i]`; `without` leaves one value out. 0 where there is nothing to explain, or as
 * many groups as values.
 */
export function mainEffect(
  groups: readonly number[],
  values: readonly number[],
  without: number | null = null,
): number {
  const sums = new Map<number, { count: number; sum: number }>();
  let [count, sum, squares] = [0, 0, 0];
  values.forEach((value, i) => {
    if (i === without) return;
    const group = sums.get(groups[i]!) ?? { count: 0, sum: 0 };
    sums.set(groups[i]!, { count: group.count + 1, sum: group.sum + value });
    count += 1;
    sum += value;
    squares += value * value;
  });
  const correction = (sum * sum) / count;
  const total = squares - correction;
  if (!(total > roundingError * squares) || count <= sums.size) return 0;
  let between = -correction;
  for (const group of sums.values()) between += (group.sum * group.sum) / group.count;
  return 1 - ((1 - between / total) * (count - 1)) / (count - sums.size);
}

/** A sum of squares this much smaller than its terms is nothing but their rounding. */
const roundingError = 1e-12;

/**
 * The jackknife's standard error of an estimate from `n` trials (Efron & Stein 1981): how far it moves when each trial
 * is left out in turn. `estimate(i)` is the estimate without trial i.
 */
export function jackknifeError(n: number, estimate: (without: number) => number): number {
  const estimates = Array.from({ length: n }, (_, i) => estimate(i));
  const mean = estimates.reduce((sum, value) => sum + value, 0) / n;
  const squares = estimates.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(((n - 1) / n) * squares);
}
