/** `npm run test:quality`: the best of 50 trials, over as many searches as Optuna made, and whether the medians lie where they should beside its. */
import { quality } from '../peers/search/cases.ts';
import { comparisons, isAsAimed, optunas, ours, type Quartiles } from './searches.ts';

const inWords = ({ quarter, median, threeQuarters }: Quartiles) =>
  `${median.toFixed(3)} (${quarter.toFixed(3)} to ${threeQuarters.toFixed(3)})`;

export default function main(): number {
  let failures = 0;
  for (const comparison of comparisons) {
    const [own, golden] = [ours(comparison, quality.searches), optunas(comparison)];
    const isFine = isAsAimed(comparison, own, golden);
    if (!isFine) failures++;
    const what = `${comparison.problem}, ${JSON.stringify(comparison.spec)}`.padEnd(50);
    console.log(
      `${isFine ? ' ' : '✗'} ${what} ${inWords(own)}; Optuna’s ${comparison.beside} ${inWords(golden)}`,
    );
  }
  return failures;
}
