/** What the figures of this lesson train: digits, of which there are fewer than the network has weights. */
import { usualInitializers } from '../../../lib/study/defaults.ts';
import type { Setting } from '../../../lib/study/grid.ts';

export const loss = 'softmax-cross-entropy';

export const network: Setting = {
  hidden: [32],
  activation: 'relu',
  initializer: usualInitializers.he,
  learningRate: 0.1,
  batchSize: 10,
};
