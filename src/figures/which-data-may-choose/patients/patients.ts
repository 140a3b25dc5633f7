/** Four networks on the spirals, each with what it has too little of, and what may be done about it. */
import type { Studies } from '../../../lib/experiment/studies.ts';
import { usualRun } from '../../../lib/study/defaults.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import type { Run } from '../../../lib/training/spec.ts';

type Patient = Pick<Run, 'hidden'> & { examples: number };

export const patients: readonly (Patient & { name: string })[] = [
  { name: 'A: 16–16 units, 50 examples', hidden: [16, 16], examples: 50 },
  { name: 'B: 3 units, 500 examples', hidden: [3], examples: 500 },
  { name: 'C: 3 units, 50 examples', hidden: [3], examples: 50 },
  { name: 'D: 16–16 units, 500 examples', hidden: [16, 16], examples: 500 },
];

const steps = 2000;
/** Data sets, each with a start of its own: the figure tells the median. */
export const repetitions = 9;

export type Treatment = 'none' | 'larger' | 'longer' | 'more' | 'decay';
const treatments: Record<Treatment, (patient: Patient) => Partial<Run>> = {
  none: () => ({}),
  larger: ({ hidden }) => ({ hidden: hidden.length === 1 ? [16, 16] : [32, 32] }),
  longer: () => ({ budget: { steps: 3 * steps } }),
  more: ({ examples }) => ({ examples: examples === 50 ? 500 : 1000 }),
  decay: () => ({ l2: 0.001 }),
};

export const patientsExperiment = (treatment: Treatment, seed: number): Studies => ({
  kind: 'studies',
  studies: Array.from({ length: repetitions }, (_, repetition) => {
    const own = runSeed(seed, repetition);
    return {
      kind: 'study',
      data: { name: 'spirals', training: 1000, validation: 500, noise: 0.02, seed: own },
      loss: 'binary-cross-entropy',
      budget: { steps },
      runs: patients.map((patient) => ({
        ...{ ...usualRun, learningRate: 0.5, batchSize: 20 },
        hidden: patient.hidden,
        examples: patient.examples,
        ...treatments[treatment](patient),
        seed: own,
      })),
      record: { checkpoints: 8, accuracy: true },
    };
  }),
});
