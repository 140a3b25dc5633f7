/** What a count shows of a share: of how many things something is so, when it was so for some of those that were tried. */

/** Chance of being wrong that a lower bound is allowed. */
const risk = 0.05;
/** Each halves the interval that has the bound: enough for all bits of a number below 1. */
const halvings = 53;

/**
 * The share that a count shows at least, one-sided at 95 % (Clopper and Pearson, 1934): with a smaller share, as many as
 * `held` of `all` independent trials come out with a chance below 5 %. 20 of 20 show 86 %, 100 of 100 show 97 %.
 */
export function shownShare(held: number, all: number): number {
  if (held === 0) return 0;
  let [low, high] = [0, 1];
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (chanceOfAtLeast(held, all, middle) > risk) high = middle;
    else low = middle;
  }
  return low;
}

/** That at least `held` of `all` independent trials come out, if each does with the chance `share`. */
export function chanceOfAtLeast(held: number, all: number, share: number): number {
  /** `[count]`: the chance that so many have come out by now. */
  const chances = new Float64Array(all + 1);
  chances[0] = 1;
  for (let trial = 1; trial <= all; trial++) {
    for (let count = trial; count > 0; count--)
      chances[count] = chances[count]! * (1 - share) + chances[count - 1]! * share;
    chances[0] *= 1 - share;
  }
  return chances.subarray(held).reduce((sum, chance) => sum + chance, 0);
}
