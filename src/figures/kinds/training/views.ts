/** All views by name. */
import type { View as ViewName } from './configuration.ts';
import { decisionBoundary } from './views/decision-boundary.ts';
import { finalLoss } from './views/final-loss.ts';
import { gradientNorms } from './views/gradient-norms.ts';
import { heatMap } from './views/heat-map.ts';
import { learningRate, loss, validationLoss } from './views/over-steps.ts';
import type { View } from './views/view.ts';

const views: Record<ViewName, View> = {
  loss,
  'validation-loss': validationLoss,
  'final-loss': finalLoss,
  'heat-map': heatMap,
  'decision-boundary': decisionBoundary,
  'gradient-norms': gradientNorms,
  'learning-rate': learningRate,
};

export const viewOf = (name: ViewName): View => views[name];
