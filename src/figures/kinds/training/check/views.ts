/** What is wrong with the views that are to be shown. */
import type { Fail } from '../../../../lib/figure/build/author-props.ts';
import { shapeOf } from '../../../../lib/training/shape.ts';
import type { TrainingConfiguration, View } from '../configuration.ts';
import { fieldOf } from '../hyperparameters.ts';

const ofHiddenLayers: readonly View[] = ['pre-activations', 'histograms', 'zero-units'];

export function checkViews(configuration: TrainingConfiguration, fail: Fail): void {
  const { show, sweeps, data, bestEpoch } = configuration;
  const { inputs, task } = shapeOf({ ...data, seed: 0 });
  for (const view of show) {
    checkAxes(view, sweeps, fail);
    if (view === 'decision-boundary' && (inputs !== 2 || task !== 'binary'))
      fail('show', `show: "decision-boundary" needs two classes in the plane, which ${data.name} are not.`);
    if (view === 'decision-boundary' && isOutOfView(configuration))
      fail('show', 'show: "decision-boundary" shows inputs as they come, or standardised: data has others.');
    if (view.includes('accuracy') && task === 'regression')
      fail('show', `show: "${view}" is of classes, and ${data.name} has none. Show a loss.`);
    if (ofHiddenLayers.includes(view) && isLinear(configuration))
      fail('show', `show: "${view}" are of hidden layers, and base.hidden is [].`);
    if (view === 'gradient-norms' && isOfFewer(configuration))
      fail('show', 'show: "gradient-norms" are over all training examples: runs cannot have fewer.');
  }
  if (bestEpoch && !show.some((view) => isMarkable(view, sweeps.length === 0)))
    fail(
      'bestEpoch',
      `bestEpoch: no validation loss over the steps is shown. Add "validation-loss" to show.`,
    );
}

/** Two axes are a map, or lines over the second; over the steps a line is a value of one. */
function checkAxes(view: View, { length }: TrainingConfiguration['sweeps'], fail: Fail): void {
  const isMap = view.endsWith('heat-map');
  const isFinal = view.startsWith('final-');
  if (isMap && length !== 2) fail('show', `show: "${view}" needs a sweep of two hyperparameters.`);
  if (isFinal && length === 0) fail('show', `show: "${view}" needs a sweep, or settings.`);
  if (!isMap && !isFinal && length === 2)
    fail('show', `show: two sweeps are shown as "heat-map" or "final-loss", not as "${view}".`);
}

/** The map is of a fixed part of the plane. */
const isOutOfView = ({ data: { scales, scaling = 'raw' }, knobs }: TrainingConfiguration) =>
  knobs.includes('scaling') || scaling === 'zero-one' || (scales !== undefined && scaling === 'raw');

const isLinear = ({ base, sweeps, named }: TrainingConfiguration) =>
  base.hidden.length === 0 &&
  !sweeps.some(({ name }) => fieldOf(name) === 'hidden') &&
  !Object.values(named).some(({ hidden }) => hidden);

const isOfFewer = ({ sweeps, named }: TrainingConfiguration) =>
  sweeps.some(({ name }) => name === 'examples') ||
  Object.values(named).some(({ examples }) => examples !== undefined);

/** Of a single setting the loss is drawn with that of validation. */
const isMarkable = (view: View, isSingle: boolean) =>
  view === 'validation-loss' ||
  view === 'validation-accuracy' ||
  (isSingle && (view === 'loss' || view === 'accuracy'));
