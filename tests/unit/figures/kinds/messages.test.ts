/** What an author is told about a wrong prop: where it stands, and what is allowed. */
import { describe, expect, test } from 'vitest';
import { plotConfiguration } from '../../../../src/figures/kinds/plot/check.ts';
import { surfaceConfiguration } from '../../../../src/figures/kinds/surface/check.ts';
import { trainingConfiguration } from '../../../../src/figures/kinds/training/check.ts';
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

  test.each([
    [{ sweeep: sweep }, /^sweeep: there is no prop "sweeep"\. Did you mean "sweep"\? Allowed: base, claim, /],
    [{ id: undefined }, /^id: it needs "id", small letters, digits and hyphens/],
    [{ id: 'An example' }, /^id: id: "An example" is not small letters/],
    [{ data: 'moon' }, /^data: data: there is no "moon"\. Did you mean "moons"\?/],
    [{ data: { name: 'moons', noize: 1 } }, /^data: data: there is no "noize"\. Did you mean "noise"\?/],
    [{ data: { name: 'moons', noise: -1 } }, /^data: data: noise must be a finite number ≥ 0, not -1/],
    [
      { base: { learningrate: 1 } },
      /^base: base: there is no "learningrate"\. Did you mean "learningRate"\?/,
    ],
    [{ base: { learningRate: -1 } }, /^base: learningRate: -1 is not a finite number ≥ 0/],
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
    [{ claim: { at: 1 } }, /^claim: claim: it needs one of lowest, below, above, lower/],
    [{ finding: 'no' }, /^finding: finding: only "none" is allowed/],
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
