/** What an author is told about a wrong prop: where it stands, and what is allowed. */
import { describe, expect, test } from 'vitest';
import { plotConfiguration } from '../../../../src/figures/kinds/plot/check.ts';
import { searchConfiguration } from '../../../../src/figures/kinds/search/check.ts';
import { surfaceConfiguration } from '../../../../src/figures/kinds/surface/check.ts';
import { trainingConfiguration } from '../../../../src/figures/kinds/training/check.ts';
import { initializerKinds } from '../../../../src/lib/training/initializers.ts';
import { optimizerKinds } from '../../../../src/lib/training/optimizers.ts';
import { scheduleKinds } from '../../../../src/lib/training/schedules.ts';
import { refuse } from '../kind-examples.ts';

const names = { id: 'an-example', title: 'An example' };
const sweep = { learningRate: [0.1, 1] };

describe('<Training>', () => {
  const given = (props: object) => () => trainingConfiguration({ ...names, data: 'moons', ...props }, refuse);

  test('what is right is settled, with nothing left to default', () => {
    const settled = given({ base: { optimizer: 'adam' }, sweep, claim: { falls: 'trainingLoss' } })();
    expect(settled.base.optimizer).toEqual({ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
    expect(settled).toMatchObject({
      show: ['loss'],
      budget: { epochs: 30 },
      loss: 'binary-cross-entropy',
      seed: 1,
    });
    expect(given({ data: 'arch' })().loss).toBe('squared-error');
    expect(given({ data: 'digits' })().loss).toBe('softmax-cross-entropy');
  });

  test('axes stand in the order in which their author gave them', () => {
    const axesOf = (props: object) => given(props)().sweeps.map(({ name }) => name);
    expect(axesOf({ sweep: { batchSize: [8, 32], learningRate: [0.1, 1] } })).toEqual([
      'batchSize',
      'learningRate',
    ]);
    expect(axesOf({ sweep: { hidden: [[8], [16]], examples: [20, 60] } })).toEqual(['hidden', 'examples']);
    expect(axesOf({ sweep: { l2: [0, 1] }, settings: { one: {}, two: {} } })).toEqual(['settings', 'l2']);
  });

  test.each([
    [
      { sweeep: sweep },
      /^sweeep: there is no prop "sweeep"\. Did you mean "sweep"\? Allowed: base, bestEpoch, claim, /,
    ],
    [{ id: undefined }, /^id: it needs "id", small letters, digits and hyphens/],
    [{ id: 'An example' }, /^id: id: "An example" is not small letters/],
    [{ data: 'moon' }, /^data: data: there is no "moon"\. Did you mean "moons"\?/],
    [{ data: { name: 'moons', noize: 1 } }, /^data: data: there is no "noize"\. Did you mean "noise"\?/],
    [{ data: { name: 'moons', noise: -1 } }, /^data: data: noise must be a finite number ≥ 0, not -1/],
    [
      { base: { learningrate: 1 } },
      /^base: base: there is no "learningrate"\. Did you mean "learningRate"\?/,
    ],
    [{ base: { learningRate: -1 } }, /^base: base\.learningRate: -1 is not a number ≥ 0/],
    [{ base: { hidden: 8 } }, /^base: base\.hidden: 8 is not a list/],
    [{ base: { optimizer: 'adm' } }, /^base: base\.optimizer: there is no "adm"\. Did you mean "adam"\?/],
    [
      { base: { activation: 'sofplus' } },
      /^base: base\.activation: there is no "sofplus"\. Allowed: elu, gelu, identity/,
    ],
    [
      { sweep: { learningrate: [1, 2] } },
      /^sweep: sweep: there is no "learningrate"\. Did you mean "learningRate"\?/,
    ],
    [
      { sweep: { learningRate: 0.1 } },
      /^sweep: sweep\.learningRate: 0\.1 is not a list of two values or more/,
    ],
    [{ sweep: { batchSize: [8, 2.5] } }, /^sweep: batchSize: 2\.5 is not a whole number/],
    [
      { sweep: { activation: ['tanh', 'rel'] } },
      /^sweep: sweep\.activation: there is no "rel"\. Did you mean "relu"\?/,
    ],
    [
      { sweep: { learningRate: [1, 2], layers: [1, 2], l2: [0, 1] } },
      /^sweep: sweep: 3 hyperparameters are more than two/,
    ],
    [{ show: 'los' }, /^show: show: there is no "los"\. Did you mean "loss"\?/],
    [{ show: 'heat-map', sweep }, /^show: show: "heat-map" needs a sweep of two/],
    [
      { show: 'loss', sweep: { ...sweep, layers: [1, 2] } },
      /^show: show: two sweeps are shown as "heat-map"/,
    ],
    [{ show: 'final-loss' }, /^show: show: "final-loss" needs a sweep/],
    [{ show: 'decision-boundary', data: 'arch' }, /^show: .*needs two classes in the plane/],
    [
      { knobs: ['learningrate'] },
      /^knobs: knobs: there is no "learningrate"\. Did you mean "learningRate"\?/,
    ],
    [{ knobs: ['learningRate'], sweep }, /^knobs: knobs: learningRate is swept/],
    [{ knobs: ['steps'] }, /^knobs: knobs: the budget is in epochs, not in steps/],
    [
      { knobs: ['momentum'], base: { optimizer: 'adam' } },
      /^base: momentum is of sgd, momentum and nesterov/,
    ],
    [{ steps: 10, epochs: 10 }, /^steps: give either steps or epochs/],
    [{ epochs: 0 }, /^epochs: epochs: 0 is not a whole number in \[1, 100000\]/],
    [{ repetitions: 400 }, /^repetitions: /],
    [
      { sweep, claim: { lowst: 'trainingLoss' } },
      /^claim: claim: there is no "lowst"\. Did you mean "lowest"\?/,
    ],
    [
      { sweep, claim: { lowest: 'validationLoss' } },
      /^claim: claim: with lowest it needs "at", a value of the sweep/,
    ],
    [
      { sweep, claim: { lowest: 'valLoss', at: 1 } },
      /^claim: claim\.lowest: there is no "valLoss"\..* Allowed: trainingAccuracy/,
    ],
    [
      { sweep, claim: { lowest: 'validationLoss', at: 2 } },
      /^claim: claim\.at: 2 is not swept\. Allowed: 0\.1, 1/,
    ],
    [{ claim: { lowest: 'validationLoss', at: 2 } }, /^claim: claim\.at: nothing is swept/],
    [
      { sweep, claim: { falls: 'trainingLoss', rises: 'trainingLoss' } },
      /^claim: claim: falls and rises are too many/,
    ],
    [
      { claim: { below: 0.1, of: 'trainingAccuracy' }, data: 'arch' },
      /^claim: claim: there is no "trainingAccuracy"/,
    ],
    [
      { sweep, claim: { lowest: 'validationLoss', at: { learningrate: 1 } } },
      /^claim: claim\.at: there is no "learningrate"\. Did you mean "learningRate"\?/,
    ],
    [
      { base: { optimizer: { kind: 'adm' } } },
      /^base: base\.optimizer\.kind: there is no "adm"\. Did you mean "adam"\?/,
    ],
    [
      { base: { optimizer: { kind: 'sgd', beta: 0.9 } } },
      /^base: base\.optimizer: there is no "beta"\. Allowed: kind\./,
    ],
    [
      { base: { optimizer: { kind: 'adam', beta1: 1 } } },
      /^base: base\.optimizer\.beta1: 1 is not a number in \[0, 1\)/,
    ],
    [{ data: 5 }, /^data: data: 5 is not one of moons, .*, or an object with name, training/],
    [{ title: '' }, /^title: title: "" is empty/],
    [
      { claim: { at: 1 } },
      /^claim: claim: it needs one of lowest, highest, below, above, lower, higher, falls/,
    ],
    [
      { settings: { one: { learningrate: 1 } } },
      /^settings: settings\.one: there is no "learningrate"\. Did you mean/,
    ],
    [{ settings: { one: {} } }, /^settings: settings: "one" alone is nothing to compare/],
    [
      { settings: { one: {}, two: { optimizer: 'adm' } } },
      /^settings: settings\.two\.optimizer: there is no "adm"\. Did you mean "adam"\?/,
    ],
    [
      { settings: { one: {}, two: { learningRate: -1 } } },
      /^settings: settings\.two\.learningRate: -1 is not a number ≥ 0/,
    ],
    [
      { settings: { one: {}, two: { steps: 1, epochs: 1 } } },
      /^settings: settings\.two: give either steps or epochs/,
    ],
    [
      { settings: { one: {}, two: { learningRate: 1 } }, sweep },
      /^sweep: sweep: learningRate is swept, and the setting "two" has its own/,
    ],
    [
      { settings: { one: {}, two: {} }, sweep: { ...sweep, l2: [0, 1] } },
      /^sweep: sweep: beside settings one hyperparameter can be swept, not 2/,
    ],
    [
      { settings: { one: { hidden: [2] }, two: { hidden: [4] } }, knobs: ['units'] },
      /^knobs: knobs: units changes nothing: each of the settings/,
    ],
    [
      { settings: { one: {}, two: {} }, claim: { lowest: 'validationLoss', at: 'tow' } },
      /^claim: claim\.at: "tow" is not swept\. Allowed: one, two/,
    ],
    [{ sweep: { hidden: [8, 16] } }, /^sweep: sweep\.hidden: 8 is not a list of layers’ units/],
    [{ sweep: { hidden: [[8], [2.5]] } }, /^sweep: hidden\[0\]: 2\.5 is not a whole number ≥ 1/],
    [{ sweep: { hidden: [[8], [4]], units: [1, 2] } }, /^sweep: sweep: hidden says the layers and the units/],
    [
      { sweep: { hidden: [[8], [4, 4]] }, claim: { lowest: 'validationLoss', at: '[4,4]' } },
      /^claim: claim\.at: "\[4,4\]" is not swept\. Allowed: \[8\], \[4, 4\]/,
    ],
    [{ sweep: { epochs: [1, 2] }, epochs: 5 }, /^epochs: give either epochs or sweep\.epochs/],
    [
      { sweep: { examples: [20, 40] }, data: { name: 'moons', training: 9 } },
      /^data: data: training is given/,
    ],
    [
      { sweep: { examples: [20, 40] }, show: 'gradient-norms' },
      /^show: show: "gradient-norms" are over all training examples/,
    ],
    [{ show: 'accuracy', data: 'arch' }, /^show: show: "accuracy" is of classes, and arch has none/],
    [{ sweep, bestEpoch: true }, /^bestEpoch: bestEpoch: no validation loss over the steps is shown/],
    [
      { knobs: { noise: 0.3 } },
      /^knobs: knobs\.noise: 0\.3 is not true for its own range, two ascending numbers/,
    ],
    [{ knobs: { noise: [0.3, 0.1] } }, /^knobs: knobs\.noise: \[0\.3,0\.1\] is not/],
    [{ knobs: { noise: [0.3, 0.5] } }, /^knobs: knobs\.noise: \[0\.3,0\.5\] leaves out 0\.2, at which/],
    [{ knobs: { batchSize: [0, 64] } }, /^knobs: knobs\.batchSize: \[0,64\] are not whole numbers ≥ 1/],
    [{ knobs: { noise: ['a', 'b'] } }, /^knobs: knobs\.noise: \["a","b"\] is not two ascending numbers/],
    [
      { knobs: { activation: ['tanh', 'rel'] } },
      /^knobs: knobs\.activation: there is no "rel"\. Did you mean "relu"/,
    ],
    [{ knobs: { dropout: [0, 1.5] } }, /^knobs: knobs\.dropout: 1\.5 is not in \[0, 1\)/],
    [
      { knobs: { learningrate: [0, 1] } },
      /^knobs: knobs: there is no "learningrate"\. Did you mean "learningRate"/,
    ],
    [{ finding: 'no' }, /^finding: finding: only "none" is allowed/],
    [{ base: { weightdecay: 1 } }, /^base: base: there is no "weightdecay"\. Did you mean "weightDecay"\?/],
    [{ base: { weightDecay: -1 } }, /^base: base\.weightDecay: -1 is not a number ≥ 0/],
    [{ base: { l1: -1 } }, /^base: base\.l1: -1 is not a number ≥ 0/],
    [{ base: { clipNorm: 0 } }, /^base: base\.clipNorm: 0 is not a number > 0/],
    [{ base: { labelSmoothing: 1 } }, /^base: base\.labelSmoothing: 1 is not a number in \[0, 1\)/],
    [{ base: { order: 'fix' } }, /^base: base\.order: there is no "fix"\. Did you mean "fixed"\?/],
    [
      { base: { outputBias: 'log-odds' }, data: 'arch' },
      /^base: outputBias: "log-odds" is not "zero", the only value for the loss squared-error/,
    ],
    [
      { base: { normalization: 'bach' } },
      /^base: base\.normalization: there is no "bach"\. Did you mean "batch"\?/,
    ],
    [
      { base: { normalization: { kind: 'layer', momentum: 0.1 } } },
      /^base: base\.normalization: there is no "momentum"\. Allowed: epsilon, kind/,
    ],
    [
      { base: { normalization: { kind: 'batch', momentum: 2 } } },
      /^base: base\.normalization\.momentum: 2 is not a number in \[0, 1\]/,
    ],
    [
      { base: { normalization: 'batch', batchSize: 85 } },
      /^base: batchSize: 85 is not a size that batch normalisation can train with: of 256 examples one is left/,
    ],
    [
      { base: { earlyStopping: true } },
      /^base: base\.earlyStopping: true is not an object with on, patience/,
    ],
    [{ base: { earlyStopping: {} } }, /^base: base\.earlyStopping: it needs "patience", a whole number ≥ 1/],
    [
      { base: { earlyStopping: { on: 'test', patience: 3 } } },
      /^base: base\.earlyStopping\.on: there is no "test"\. Allowed: training, validation/,
    ],
    [
      { base: { earlyStopping: { patience: 0.5 } } },
      /^base: base\.earlyStopping\.patience: 0\.5 is not a whole number ≥ 1/,
    ],
    [
      { base: { changes: [{ at: 10, set: { learningrate: 1 } }] } },
      /^base: base\.changes\.set: there is no "learningrate"\. Did you mean "learningRate"\?/,
    ],
    [
      { base: { changes: [{ at: 10, set: { hidden: [4] } }] } },
      /^base: base\.changes\.set: there is no "hidden"\. Allowed: batchSize, clipNorm/,
    ],
    [{ base: { changes: [{ set: { l2: 1 } }] } }, /^base: base\.changes: it needs "at", a whole number ≥ 1/],
    [
      { base: { changes: [{ at: 240, set: { l2: 1 } }] } },
      /^base: changes\[0\]\.at: 240 is not less than 240, the run’s steps/,
    ],
    [
      { base: { changes: [{ at: 10, set: { optimizer: 'adam' } }] } },
      /^base: changes\[0\]\.set\.optimizer\.kind: "adam" is not "sgd", which the run began with/,
    ],
    [
      { settings: { one: {}, two: { clipNorm: -1 } } },
      /^settings: settings\.two\.clipNorm: -1 is not a number > 0/,
    ],
    [
      { base: { schedule: 'platau' } },
      /^base: base\.schedule: there is no "platau"\. Did you mean "plateau"\?/,
    ],
    [
      { base: { schedule: 'one-cycl' } },
      /^base: base\.schedule: there is no "one-cycl"\. Did you mean "one-cycle"\?/,
    ],
    [
      { base: { schedule: { kind: 'warm-up', steps: 5, then: 'triangle' } } },
      /^base: base\.schedule\.then: "triangle" is written in full: \{ kind: "triangle", halfCycle, startFactor \}/,
    ],
    [{ sweep: { shortcuts: [true, 'no'] } }, /^sweep: sweep\.shortcuts: "no" is not true or false/],
    [
      { sweep: { normalization: ['none', 'group'] } },
      /^sweep: sweep\.normalization: there is no "group"\. Allowed: batch, layer, none/,
    ],
    [{ base: { shift: 1 } }, /^base: shift: 1 is not /],
    [{ base: { shift: 1.5 }, data: 'digits' }, /^base: base\.shift: 1\.5 is not a whole number ≥ 0/],
    [{ knobs: ['shift'] }, /^knobs: knobs: shift is of digits; the data are moons/],
    [
      { base: { averaging: { kind: 'ema' } } },
      /^base: base\.averaging\.kind: there is no "ema"\. Allowed: exponential, polyak/,
    ],
    [
      { base: { averaging: { kind: 'exponential' } } },
      /^base: base\.averaging: it needs "decay", a number in \[0, 1\)/,
    ],
    [
      { base: { hidden: [] }, show: 'zero-units' },
      /^show: show: "zero-units" are of hidden layers, and base\.hidden is \[\]/,
    ],
    [
      { base: { normalization: 'layer' }, show: 'sharpness' },
      /^base: normalization: .* is not possible with record\.sharpness/,
    ],
    [{ knobs: ['clipNorm'] }, /^knobs: knobs: clipNorm needs base\.clipNorm/],
    [
      { knobs: ['normalization'], base: { hidden: [] } },
      /^knobs: knobs: normalization is of hidden units, and base\.hidden is \[\]/,
    ],
    [
      { knobs: ['labelSmoothing'], data: 'arch' },
      /^knobs: knobs\.labelSmoothing: 0\.5 is not 0, the only value for the loss/,
    ],
    [
      { knobs: ['batchSize'], base: { normalization: 'batch' } },
      /^knobs: knobs\.batchSize: 1 is not at least 2: one example has no variance/,
    ],
    [
      { knobs: { batchSize: [16, 64], normalization: true } },
      /^knobs: knobs: with batches of 17 of 256 examples one is left for an epoch’s last batch/,
    ],
    [
      { data: { name: 'moons', scaling: 'standardised' } },
      /^data: data\.scaling: there is no "standardised"\. Did you mean "standardized"\?/,
    ],
    [{ data: { name: 'moons', shares: [1] } }, /^data: data: shares must be 2 finite numbers ≥ 0, not \[1\]/],
    [
      { data: { name: 'moons', scales: [1, 100] }, show: 'decision-boundary' },
      /^show: show: "decision-boundary" shows inputs as they come, or standardised/,
    ],
  ])('%j', (props, message) => {
    expect(given(props)).toThrow(message);
  });

  test('every optimiser, initialiser and schedule of the trainer can be written', () => {
    const allowedKinds = (field: string) => {
      try {
        given({ base: { [field]: { kind: 'none such' } } })();
      } catch (error) {
        return /Allowed: (.*)\./.exec((error as Error).message)![1]!.split(', ');
      }
      return [];
    };
    expect(allowedKinds('optimizer')).toEqual([...optimizerKinds].sort());
    expect(allowedKinds('initializer')).toEqual([...initializerKinds].sort());
    expect(allowedKinds('schedule')).toEqual([...scheduleKinds].sort());
  });

  test('what is written by name has the parameters that are meant by it', () => {
    const runOf = (base: object) => given({ base })().base;
    expect(runOf({ normalization: 'batch' }).normalization).toEqual({
      kind: 'batch',
      momentum: 0.1,
      epsilon: 1e-5,
    });
    expect(runOf({ normalization: 'none' })).not.toHaveProperty('normalization');
    expect(runOf({ earlyStopping: { patience: 5 } }).earlyStopping).toEqual({
      on: 'validation',
      patience: 5,
    });
    expect(runOf({ schedule: { kind: 'warm-up', steps: 9, then: 'cosine' } }).schedule).toEqual({
      kind: 'warm-up',
      steps: 9,
      then: { kind: 'cosine' },
    });
    expect(runOf({ changes: [{ at: 9, set: { schedule: 'cosine' } }] }).changes).toEqual([
      { at: 9, set: { schedule: { kind: 'cosine' } } },
    ]);
  });
});

describe('a <Training> that would compute for minutes', () => {
  const given = (props: object) => () =>
    trainingConfiguration({ ...names, data: 'digits', ...props }, refuse);

  test('is refused with the estimate, the limit and what to lower first', () => {
    // (64 + 1) · 2,000 + (2,000 + 1) · 2,000 + (2,000 + 1) · 10 weights; 30 epochs of ⌈256 / 32⌉ steps.
    expect(given({ base: { hidden: [2000, 2000] } })).toThrow(
      /^base: 1 run would take an estimated 3\.2\s×\s10¹⁰ \(steps × weights × examples of a step\), of which .* are allowed\. The largest has 240 steps × 4,152,010 weights × 32 examples\. Lower the units of the hidden layers\./,
    );
    expect(given({ epochs: 100_000, repetitions: 20 })).toThrow(
      /^epochs: 20 runs .* Lower epochs, the training examples, the units of the hidden layers or repetitions\./,
    );
    expect(given({ steps: 100_000, base: { hidden: [64, 64], batchSize: 256 } })).toThrow(
      /^steps: .* Lower steps, the units of the hidden layers or batchSize\./,
    );
  });

  test('is refused where a knob leads there', () => {
    expect(given({ base: { hidden: [8, 8] }, knobs: { units: [1, 4000] } })).toThrow(
      /^knobs: knobs\.units: at 4000 1 run would take /,
    );
  });

  test('is no usual one', () => {
    expect(given({ base: { hidden: [64, 64] }, repetitions: 10 })).not.toThrow();
    expect(given({ data: 'moons', base: { hidden: [64, 64] }, sweep, repetitions: 20 })).not.toThrow();
  });
});

describe('<Search>', () => {
  const space = { learningRate: { from: 0.001, to: 10 } };
  const given = (props: object) => () =>
    searchConfiguration({ ...names, data: 'moons', space, searchers: ['random', 'tpe'], ...props }, refuse);

  test('what is right is settled: parameters by the names that runs have, on the scales that knobs have', () => {
    const settled = given({
      space: {
        units: { from: 2, to: 32 },
        optimizer: ['momentum', 'adam'],
        momentum: { from: 0, to: 0.9, when: { optimizer: 'momentum' } },
      },
      searchers: 'grid',
    })();
    expect(settled.space).toEqual([
      { kind: 'integer', name: 'hidden', low: 2, high: 32, scale: 'log' },
      { kind: 'choice', name: 'optimizer', options: ['momentum', 'adam'] },
      {
        ...{ kind: 'real', name: 'optimizer.beta', low: 0, high: 0.9, scale: 'linear' },
        when: { parameter: 'optimizer', is: ['momentum'] },
      },
    ]);
    expect(settled).toMatchObject({ show: ['best-so-far', 'trials'], axes: ['units', 'optimizer'] });
    expect(settled.searchers[0]).toMatchObject({ spec: { kind: 'grid', size: { budget: 20 } }, trials: 20 });
  });

  test.each([
    [{ searcher: 'tpe' }, /^searcher: there is no prop "searcher"\. Did you mean "searchers"\?/],
    [{ space: undefined }, /^space: it needs "space", an object with a range, or a list of values/],
    [{ space: {} }, /^space: space: nothing is searched/],
    [
      { space: { learningrate: { from: 1, to: 2 } } },
      /^space: space: there is no "learningrate"\. Did you mean "learningRate"\?/,
    ],
    [
      { space: { dropout: { from: 0, too: 1 } } },
      /^space: space\.dropout: there is no "too"\. Did you mean "to"\?/,
    ],
    [
      { space: { dropout: 0.5 } },
      /^space: space\.dropout: 0\.5 is not a range, as in \{ from: 0, to: 1 \}, or a list of numbers/,
    ],
    [{ space: { l2: { from: 2, to: 1 } } }, /^space: space\.l2: from must be less than to, not 2 to 1\./],
    [
      { space: { learningRate: { from: 0, to: 1 } } },
      /^space: space\.learningRate: a log scale does not reach 0/,
    ],
    [
      { space: { momentum: { from: 0, to: 1, scale: 'one-minus-log' } } },
      /^space: space\.momentum: a one-minus-log scale does not reach 1/,
    ],
    [
      { space: { l2: { from: 0, to: 1, scale: 'logg' } } },
      /^space: space\.l2\.scale: there is no "logg"\. Did you mean "log"/,
    ],
    [{ space: { units: { from: 1.5, to: 8 } } }, /^space: space\.units: 1\.5 to 8 are not whole numbers/],
    [
      { space: { activation: ['tanh', 'rel'] } },
      /^space: space\.activation.*: there is no "rel"\. Did you mean "relu"\?/,
    ],
    [{ space: { activation: ['tanh', 'tanh'] } }, /^space: space\.activation: a value stands there twice/],
    [
      { space: { momentum: { from: 0, to: 0.9, when: { optimizer: 'momentum' } } } },
      /^space: space\.momentum\.when: optimizer is not searched/,
    ],
    [
      {
        space: {
          optimizer: ['sgd', 'momentum'],
          momentum: { from: 0, to: 0.9, when: { optimizer: 'nesterov' } },
        },
      },
      /^space: space\.momentum\.when\.optimizer: nesterov is not among what is searched: sgd, momentum/,
    ],
    [
      { space: { optimizer: ['sgd', 'momentum'], momentum: { from: 0, to: 0.9 } } },
      /^space: space: momentum: a run has nothing of that name here/,
    ],
    [{ space: { dropout: { from: 0, to: 1.5 } } }, /^space: space: dropout: 1\.5 is not in \[0, 1\)/],
    [{ base: { learningRate: 0.1, batchSize: 0 } }, /^base: /],
    [
      { space: { activation: ['tanh', 'relu'] } },
      /^trials: trials: 20 trials cannot all differ: the space of activation has 2 settings/,
    ],
    [
      { base: { earlyStopping: { on: 'validation', patience: 5 } } },
      /^base: base: trials are trained to their end/,
    ],
    [{ searchers: ['randon'] }, /^searchers: searchers.*: there is no "randon"\. Did you mean "random"\?/],
    [
      { searchers: ['tpe', { kind: 'tpe', randomTrials: 3 }] },
      /^searchers: searchers: two are called "tpe"\. Give one a name/,
    ],
    [
      { searchers: { kind: 'tpe', start: 3 } },
      /^searchers: searchers: there is no "start"\. .*Allowed: kind, name, randomTrials, trials/,
    ],
    [{ searchers: [] }, /^searchers: searchers: there must be at least one/],
    [{ trials: 1 }, /^trials: trials: 1 is not a whole number in \[2, 200\]/],
    [{ searches: 0 }, /^searches: searches: 0 is not a whole number in \[1, 50\]/],
    [
      { trials: 200, searches: 50, epochs: 1000 },
      /^trials: 20,000 trials would take up to .* of which .* are allowed/,
    ],
    [{ show: 'trial' }, /^show: show: there is no "trial"\. Did you mean "trials"\?/],
    [{ axes: ['learningRate', 'momentum'] }, /^axes: axes: momentum is not searched\. Allowed: learningRate/],
    [{ knobs: ['learningRate'] }, /^knobs: knobs: learningRate is searched/],
    [{ knobs: ['search'], searches: 1 }, /^knobs: knobs: search chooses among several/],
    [{ knobs: ['steps'] }, /^knobs: knobs: the budget is in epochs, not in steps/],
    [{ knobs: { dropout: [0, 1.5] } }, /^knobs: knobs\.dropout: at 1\.5 .*dropout: 1\.5 is not in \[0, 1\)/],
    [{ steps: 10, epochs: 10 }, /^steps: give either steps or epochs/],
    [
      { claim: { lower: 'tpee', than: 'random' } },
      /^claim: claim\.lower: there is no searcher "tpee"\. Did you mean "tpe"\?/,
    ],
    [{ claim: { lowest: 'tpe', after: 21 } }, /^claim: claim\.after: 21 is not a whole number in \[1, 20\]/],
    [{ claim: { lower: 'tpe' } }, /^claim: claim: with lower it needs "than"/],
    [{ claim: { after: 3 } }, /^claim: claim: it needs one of lower, lowest, below, above/],
  ])('%j', (props, message) => {
    expect(given(props)).toThrow(message);
  });
});

describe('<Surface>', () => {
  const given = (props: object) => () => surfaceConfiguration({ ...names, surface: 'goh', ...props }, refuse);

  test.each([
    [{ surface: 'beal' }, /^surface: surface: there is no "beal"\. Did you mean "beale"\?/],
    [{ condition: 3 }, /^condition: condition: it is of "quadratic"; goh has none/],
    [{ start: { x: 9, y: 0 } }, /^start: start\.x: 9 is not a number in \[-2, 2\]/],
    [{ optimizer: 'adams' }, /^optimizer: optimizer: there is no "adams"\. Did you mean "adam"\?/],
    [{ optimizer: ['sgd', 'adam'], learningRate: [1, 2] }, /^learningRate: several learning rates/],
    [{ knobs: ['momentum'] }, /^knobs: knobs: no path here has a momentum/],
    [{ learningRate: [1, 2], knobs: ['learningRate'] }, /^knobs: knobs: learningRate has several values/],
    [{ claim: { lowest: 'adam' } }, /^claim: claim\.lowest: there is no path "adam"\. Allowed: sgd/],
    [{ x: [1, 0] }, /^x: x: \[1,0\] is not two ascending numbers/],
    [{ step: 10 }, /^step: there is no prop "step"\. Did you mean "steps"\?/],
  ])('%j', (props, message) => {
    expect(given(props)).toThrow(message);
  });
});

describe('<Plot>', () => {
  const given = (props: object) => () =>
    plotConfiguration({ ...names, of: 'x', x: [0, 1], ...props }, refuse);

  test.each([
    [
      { of: '1 + * x' },
      /^of: of: “\*” stands where a value is expected, at character 5:\n {2}1 \+ \* x\n {6}\^/,
    ],
    [{ of: 'rat * x', knobs: { rate: [0, 1] } }, /^of: of: “rat” stands for nothing\. Did you mean "rate"\?/],
    [{ of: 'constructor' }, /^of: of: “constructor” stands for nothing/],
    [{ knobs: { pi: [0, 1] } }, /^knobs: knobs: "pi" has a meaning already/],
    [{ knobs: { a: [1, 0] } }, /^knobs: knobs\.a: \[1,0\] is not two ascending numbers/],
    [
      { knobs: { a: { from: 0, to: 1, sale: 'log' } } },
      /^knobs: knobs\.a: there is no "sale"\. Did you mean "scale"\?/,
    ],
    [{ knobs: { a: { from: 0, to: 1, at: 2 } } }, /^knobs: knobs\.a\.at: 2 is not a number in \[0, 1\]/],
    [{ xScale: 'log' }, /^x: x: a log axis begins above 0, not at 0/],
    [{ yScale: 'logarithmic' }, /^yScale: yScale: there is no "logarithmic"/],
    [{ of: ['x', 'x^2'], names: ['one'] }, /^names: names: 1 for 2 functions/],
    [{ x: [0] }, /^x: x: \[0\] is not two ascending numbers/],
  ])('%j', (props, message) => {
    expect(given(props)).toThrow(message);
  });
});
