import type { Run, Study } from '../../training/spec.ts';
import type { Template } from './spec.ts';

/** The study that trains these runs as the template says; by default the template’s own. */
export const studyOf = ({ run, ...study }: Template, runs: Run[] = [run]): Study => ({
  kind: 'study',
  ...study,
  runs,
});
