/** What is divided over workers. */

/**
 * The places of `works` in at most `workers` groups of about equal work, each in order. Greedily: the heaviest that is left
 * goes to the group with the least work.
 */
export function groupsOf(works: readonly number[], workers: number): number[][] {
  const groups = Array.from({ length: Math.min(workers, works.length) }, () => ({
    places: [] as number[],
    work: 0,
  }));
  const heaviestFirst = works.map((work, place) => ({ work, place })).sort((a, b) => b.work - a.work);
  for (const { work, place } of heaviestFirst) {
    const least = groups.reduce((a, b) => (b.work < a.work ? b : a));
    least.places.push(place);
    least.work += work;
  }
  return groups.map(({ places }) => places.sort((a, b) => a - b));
}
