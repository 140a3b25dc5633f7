import { examplesOf } from '../plan.ts';
import type { Run, Study } from '../spec.ts';
import { weightsOf } from '../work.ts';
import { reject } from './values.ts';

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
