/** `npm run test:quality`: the best of 50 trials, over as many searches as Optuna made, and whether the medians lie among its. */
import { quality } from '../peers/search/cases.ts';
import { comparisons, isWithin, optunas, ours, type Quartiles } from './searches.ts';

const inWords = ({ quarter, median, threeQuarters }: Quartiles) =>
  `${median.toFixed(3)} (${quarter.toFixed(3)} to ${threeQuarters.toFixed(3)})`;

export default function main(): number {
  let failures = 0;
  for (const comparison of comparisons) {
    const [own, golden] = [ours(comparison, quality.searches), optunas(comparison)];
    const isFine = isWithin(own, golden);
    if (!isFine) failures++;
    const what = `${comparison.problem}, ${comparison.beside}`.padEnd(36);
    console.log(`${isFine ? ' ' : '✗'} ${what} ${inWords(own)}; Optuna ${inWords(golden)}`);
  }
  return failures;
}
