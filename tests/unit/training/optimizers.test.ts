import { describe, expect, it } from 'vitest';
import { initialState, update } from '../../../src/lib/training/optimizers.ts';
import type { Optimizer } from '../../../src/lib/training/spec.ts';

/** The weight after each of `steps` steps from `start`, w₀ first. */
function path(
  optimizer: Optimizer,
  gradient: (w: number, step: number) => number,
  { start = 1, learningRate = 0.1, steps = 20 },
): number[] {
  const weights = Float64Array.of(start);
  const state = initialState(weights);
  const points = [start];
  for (let step = 0; step < steps; step++) {
    update(optimizer, weights, Float64Array.of(gradient(weights[0]!, step)), state, learningRate);
    points.push(weights[0]!);
  }
  return points;
}

function expectClose(actual: number[], expected: number[], digits = 12): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, index) => expect(value, `step ${index}`).toBeCloseTo(expected[index]!, digits));
}

const curvature = 3;
const quadratic = (w: number) => curvature * w;
const steps = Array.from({ length: 21 }, (_, t) => t);

describe('on the quadratic ½λw²', () => {
  it('gradient descent shrinks w by 1 − αλ each step', () => {
    expectClose(
      path({ kind: 'sgd' }, quadratic, {}),
      steps.map((t) => (1 - 0.1 * curvature) ** t),
    );
  });

  it("momentum oscillates with the eigenvalues √β·e^±iφ of Goh 2017's iteration matrix", () => {
    const [alpha, beta] = [0.1, 0.8];
    // Of σ² − (1 + β − αλ)σ + β = 0.
    const radius = Math.sqrt(beta);
    const angle = Math.acos((1 + beta - alpha * curvature) / (2 * radius));
    const first = 1 - alpha * curvature;
    const b = (first / radius - Math.cos(angle)) / Math.sin(angle);
    expectClose(
      path({ kind: 'momentum', beta, form: 'goh' }, quadratic, { learningRate: alpha }),
      steps.map((t) => radius ** t * (Math.cos(angle * t) + b * Math.sin(angle * t))),
    );
  });

  it("momentum in Ng's form walks Goh's path at α·(1 − β)", () => {
    const beta = 0.9;
    expectClose(
      path({ kind: 'momentum', beta, form: 'ng' }, quadratic, { learningRate: 0.5 }),
      path({ kind: 'momentum', beta, form: 'goh' }, quadratic, { learningRate: 0.5 * (1 - beta) }),
    );
  });

  it("Nesterov's method is Sutskever 2013's eq. 3 and 4, seen at the look-ahead point", () => {
    const [alpha, beta] = [0.05, 0.9];
    let [theta, velocity] = [1, 0];
    const lookAhead = steps.map(() => {
      const point = theta + beta * velocity;
      velocity = beta * velocity - alpha * quadratic(point);
      theta += velocity;
      return point;
    });
    expectClose(path({ kind: 'nesterov', beta }, quadratic, { learningRate: alpha }), lookAhead);
  });
});

describe('under a constant gradient g', () => {
  const gradient = -0.4;
  const epsilon = 1e-3;

  it('momentum sums g up to g/(1 − β)', () => {
    const beta = 0.7;
    const points = path({ kind: 'momentum', beta, form: 'goh' }, () => gradient, {});
    const sums = steps.slice(1).map((t) => (gradient * (1 - beta ** t)) / (1 - beta));
    expectClose(
      points.slice(1).map((point, t) => (points[t]! - point) / 0.1),
      sums,
    );
  });

  it('RMSprop, without bias correction, divides by |g|·√(1 − βᵗ) + ε', () => {
    const beta = 0.9;
    const points = path({ kind: 'rmsprop', beta, epsilon }, () => gradient, {});
    expectClose(
      points.slice(1).map((point, t) => point - points[t]!),
      steps
        .slice(1)
        .map((t) => (-0.1 * gradient) / (Math.abs(gradient) * Math.sqrt(1 - beta ** t) + epsilon)),
    );
  });

  it('Adagrad divides by |g|·√t + ε', () => {
    const points = path({ kind: 'adagrad', epsilon }, () => gradient, {});
    expectClose(
      points.slice(1).map((point, t) => point - points[t]!),
      steps.slice(1).map((t) => (-0.1 * gradient) / (Math.abs(gradient) * Math.sqrt(t) + epsilon)),
    );
  });

  it('Adam without bias correction divides (1 − β₁ᵗ)g by |g|·√(1 − β₂ᵗ) + ε', () => {
    const [beta1, beta2] = [0.9, 0.99];
    const points = path({ kind: 'adam', beta1, beta2, epsilon, biasCorrection: false }, () => gradient, {});
    expectClose(
      points.slice(1).map((point, t) => point - points[t]!),
      steps
        .slice(1)
        .map(
          (t) =>
            (-0.1 * gradient * (1 - beta1 ** t)) / (Math.abs(gradient) * Math.sqrt(1 - beta2 ** t) + epsilon),
        ),
    );
  });

  it('Adam takes steps of α·g/(|g| + ε) from the first on', () => {
    const points = path({ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon }, () => gradient, {});
    const stride = (-0.1 * gradient) / (Math.abs(gradient) + epsilon);
    expectClose(
      points,
      steps.map((t) => 1 + t * stride),
    );
  });
});

it('Adam’s first three steps, by hand from algorithm 1 of Kingma & Ba 2015', () => {
  const gradients = [1, -2, 0.5];
  const points = path(
    { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
    (_, step) => gradients[step]!,
    { start: 0, learningRate: 0.01, steps: 3 },
  );
  // m: 0.1, −0.11, −0.049; v: 0.01, 0.0499, 0.051901; corrected by 1 − 0.9ᵗ and 1 − 0.99ᵗ.
  const first = -0.01 * (0.1 / 0.1 / Math.sqrt(0.01 / 0.01));
  const second = first - 0.01 * (-0.11 / 0.19 / Math.sqrt(0.0499 / 0.0199));
  const third = second - 0.01 * (-0.049 / 0.271 / Math.sqrt(0.051901 / 0.029701));
  expectClose(points, [0, first, second, third], 9);
});

it('Lion’s steps are signs of β₁m + (1 − β₁)g, by hand from algorithm 2 of Chen et al. 2023', () => {
  const gradients = [1, -0.2, -8, 0.5, 0];
  const points = path({ kind: 'lion', beta1: 0.5, beta2: 0.75 }, (_, step) => gradients[step]!, {
    start: 0,
    learningRate: 0.1,
    steps: 5,
  });
  // m before each step: 0, 0.25, 0.1375, −1.896875, −1.29765625; β₁m + (1 − β₁)g: 0.5, 0.025, −3.93…, −0.69…, −0.64….
  expectClose(points, [0, -0.1, -0.2, -0.1, 0, 0.1]);
  expectClose(
    path({ kind: 'lion', beta1: 0.9, beta2: 0.99 }, () => 0, { steps: 2 }),
    [1, 1, 1],
  );
});

it('keeps the precision of the weights', () => {
  expect(initialState(new Float32Array(2)).velocity).toBeInstanceOf(Float32Array);
  expect(initialState(new Float64Array(2)).square).toBeInstanceOf(Float64Array);
});
