/** All views by name. */
import type { View as ViewName } from './configuration.ts';
import { decisionBoundary } from './views/decision-boundary.ts';
import { finalAccuracy, finalLoss } from './views/final.ts';
import { gradientNorms, preActivations, updateRatios, weightNorms, zeroUnits } from './views/by-layer.ts';
import { preActivationHistograms } from './views/histograms.ts';
import { accuracyHeatMap, lossHeatMap } from './views/heat-map.ts';
import {
  accuracy,
  learningRate,
  loss,
  sharpness,
  validationAccuracy,
  validationLoss,
} from './views/over-steps.ts';
import type { View } from './views/view.ts';

const views: Record<ViewName, View> = {
  loss,
  'validation-loss': validationLoss,
  'final-loss': finalLoss,
  'heat-map': lossHeatMap,
  accuracy,
  'validation-accuracy': validationAccuracy,
  'final-accuracy': finalAccuracy,
  'accuracy-heat-map': accuracyHeatMap,
  'decision-boundary': decisionBoundary,
  'gradient-norms': gradientNorms,
  'learning-rate': learningRate,
  'weight-norms': weightNorms,
  'update-ratios': updateRatios,
  'pre-activations': preActivations,
  histograms: preActivationHistograms,
  'zero-units': zeroUnits,
  sharpness,
};

export const viewOf = (name: ViewName): View => views[name];
