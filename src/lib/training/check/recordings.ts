import { examplesOf } from '../plan.ts';
import type { Run, Study } from '../spec.ts';
import { weightsOf } from '../work.ts';
import { checkWhole, reject } from './values.ts';

export function checkPreActivations({ record: { preActivations } }: Study): void {
  if (!preActivations) return;
  const { bins, range } = preActivations;
  checkWhole('record.preActivations.bins', bins, 1);
  if (!(range.every(Number.isFinite) && range[0] < range[1]))
    reject('record.preActivations.range', range, 'two finite numbers, of which the second is larger');
}

/** Of parameters × examples: a product with the Hessian then takes some 10 ms, a checkpoint some dozens of them. */
const mostCurvature = 1_000_000;

const plainOnly = 'possible with record.sharpness, which is of plain networks';

/** Sharpness is known of plain networks, and not in any time of large ones. */
export function checkSharpness(study: Study): void {
  if (!study.record.sharpness) return;
  study.runs.forEach((run, index) => {
    const path = `runs[${index}]`;
    const { normalization, shortcuts } = run;
    if (normalization) reject(`${path}.normalization`, normalization, plainOnly);
    if (shortcuts) reject(`${path}.shortcuts`, shortcuts, plainOnly);
    checkSize(path, run, study);
  });
}

function checkSize(path: string, run: Run, study: Study): void {
  const parameters = weightsOf(study, run);
  const examples = examplesOf(run, study.data.training);
  if (parameters * examples > mostCurvature)
    reject(
      `${path}.hidden`,
      run.hidden,
      `small enough for record.sharpness: ${parameters} parameters × ${examples} examples are more than ${mostCurvature}`,
    );
}
