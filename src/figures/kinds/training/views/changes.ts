/** Where runs change hyperparameters on their way: upright rules with words. */
import * as plot from '../../../../lib/plot/plot.ts';
import { grouped } from '../../../../lib/math/grouped.ts';
import { listed } from '../../../../lib/text/words.ts';
import type { Adjustable, Change } from '../../../../lib/training/spec.ts';
import { hyperparameters, worded, type Setting } from '../hyperparameters.ts';
import { withRun } from '../hyperparameters/setting.ts';
import type { Data } from './view.ts';

/** "α = 0.01", "β = 0.5", "cosine": a change as labels have it. */
function changeWords({ set }: Change, setting: Setting): string {
  const after = withRun(setting, set);
  return listed(
    (Object.keys(set) as (keyof Adjustable)[]).map((field) => {
      const name = field === 'optimizer' && 'beta' in after.run.optimizer ? 'momentum' : field;
      return worded(name, hyperparameters[name].read(after));
    }),
  );
}

/**
 * A rule for each place at which runs change, and what they change to; of one setting among several its name before it.
 * @param along Where a step of a setting stands along x.
 */
export function changeRules(
  { settings, trained }: Pick<Data, 'settings' | 'trained'>,
  along: (step: number, setting: number) => number,
) {
  const all = settings.flatMap((setting, i) =>
    (setting.run.changes ?? []).map((change) => ({
      x: along(change.at, i),
      words: changeWords(change, setting),
      setting: trained[i]!.label,
    })),
  );
  const alike = [...grouped(all, ({ x, words }) => `${x} ${words}`).values()];
  return alike.map((ones, line) => {
    const [{ x, words, setting }] = ones as [(typeof all)[number]];
    return plot.rule({
      className: `change-${line}`,
      x,
      label: ones.length === settings.length ? words : `${setting}: ${words}`,
      line: line % mostLines,
    });
  });
}

/** Words of neighbouring rules stand on lines of their own. */
const mostLines = 3;
