/** Not a contestant but the limit: a step is one multiplication and addition of single numbers. */
import { enter } from './contestant.ts';
import { loadPeakLoop, multiplyAddsPerPass } from './peak.ts';

enter(async () => {
  const peakLoop = await loadPeakLoop();
  return {
    advance(passes) {
      peakLoop.run(passes, 1);
      return passes * multiplyAddsPerPass;
    },
  };
});
