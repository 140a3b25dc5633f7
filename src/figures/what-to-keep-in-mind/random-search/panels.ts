/** What is drawn of a random search: its trials over each hyperparameter. */
import { ln2 } from '../../../lib/math/elementary.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { significant } from '../../../lib/text/numbers.ts';
import type { Step } from './bins.ts';
import type { Outcome } from './search.ts';
import type { Searched } from './trials.ts';

/** One hyperparameter, and the steps that are drawn through its trials. */
interface Shown {
  searched: Searched;
  steps: readonly Step[];
}

/** A panel for each hyperparameter, with all the trials in each; `best` stand out. */
export const trialsPanels = (
  shown: readonly Shown[],
  outcomes: readonly Outcome[],
  best: readonly Outcome[] = [],
): plot.Drawing =>
  plot.facets(
    shown.map((one) => trialsPanel(one, outcomes, best)),
    { columns: 3, onPhones: 2, sharesY: true },
  );

/** The loss axis reaches at least this low. */
const lossFloor = 0.2;
/** Room for dots at either end of it. */
const [belowLowest, aboveGuessing] = [0.9, 1.06];
/** Of dots among which others stand out, and where none do. */
const opacities = { behind: 0.3, alone: 0.55 };

function trialsPanel(
  { searched: { title, name, axis, at, band }, steps }: Shown,
  outcomes: readonly Outcome[],
  best: readonly Outcome[],
): plot.Panel {
  const lowest = belowLowest * Math.min(lossFloor, ...outcomes.map(({ loss }) => loss));
  const places = outcomes.map(({ trial, loss }, i): plot.Point => [
    at(trial) + plot.besideEachOther(i, band),
    loss,
  ]);
  const those = (are: (outcome: Outcome) => boolean) => places.filter((_, i) => are(outcomes[i]!));
  const opacity = best.length > 0 ? opacities.behind : opacities.alone;
  const color = 'var(--series-2)';
  return plot.panel({
    name: name.replace(' ', '-'),
    x: axis,
    y: {
      scale: 'log',
      domain: [lowest, aboveGuessing * ln2],
      ticks: [0.1, 0.2, 0.4, ln2].filter((tick) => tick >= lowest),
      format: significant,
    },
    linesHigh: 4.6,
    head: [{ text: title, isBold: true }],
    marks: [
      plot.dots({ className: 'finished', points: those(({ diverged }) => !diverged), color, opacity }),
      plot.crosses({ className: 'diverged', points: those(({ diverged }) => diverged), isSmall: true }),
      steps.map((step) => plot.rule({ ...step, color: 'var(--ink)', stroke: 'line', isDashed: false })),
      plot.dots({
        className: 'best',
        points: those((outcome) => best.includes(outcome)),
        color: 'var(--good)',
        size: 'middle',
        outline: 'paper',
      }),
    ],
  });
}
