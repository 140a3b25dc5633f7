import { accumulate, empty, type Experiment, type Frame } from '../../../src/lib/experiment/experiment.ts';

/** A result as it grows, as a page gathers it. */
export function gather(experiment: Experiment) {
  let result = empty(experiment);
  return {
    get result() {
      return result;
    },
    add: (frame: Frame) => void (result = accumulate(result, frame)),
  };
}
