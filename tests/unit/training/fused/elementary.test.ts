import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/lib/training/engine.ts';
import { fused } from '../../../../src/lib/training/fused/fused.ts';
import type { Activation, Loss } from '../../../../src/lib/training/spec.ts';
import { definitions, normalDistribution } from './plain-network.ts';
import { aProblem } from './problems.ts';

/** What one unit of this activation makes of each x: a network 1 → 1 → 1 with weights 1 and biases 0. */
async function values(activation: Activation, x: Float32Array): Promise<Float32Array> {
  const problem = aProblem([{ hidden: [1], activation }], { inputs: 1, outputs: 1 });
  problem.runs[0]!.start = Float32Array.of(1, 0, 1, 0);
  const session = await fused.open(problem);
  const [outputs] = session.predict([0], x);
  session.dispose();
  return outputs!;
}

/** float32 numbers over all magnitudes from 2⁻³⁰ to `largest`, of both signs, and some simple ones. */
function probes(largest: number): Float32Array {
  const positive = [0, 0.5, 1, 2, 3];
  for (let x = 2 ** -30; x < largest; x *= 1.003) positive.push(x);
  for (let x = 0; x < largest; x += largest / 5000) positive.push(x);
  return Float32Array.from([...positive, ...positive.map((x) => -x)]);
}

describe('the activations of the kernel', () => {
  it.each([
    // As stated in assembly/elementary.ts.
    ['tanh', 2 ** -21, 0, 100],
    ['sigmoid', 2 ** -21, 0, 86],
    ['elu', 2 ** -22, 0, 100],
    ['identity', 0, 0, 1e30],
    ['relu', 0, 0, 1e30],
    ['leaky-relu', 2 ** -23, 0, 1e30],
    ['swish', 2 ** -21, 0, 80],
  ] as const)('%s has a relative error below %f', async (activation, relative, absolute, largest) => {
    const x = probes(largest);
    const y = await values(activation, x);
    x.forEach((at, i) => {
      const exact = definitions[activation](at);
      expectClose(activation, at, y[i]!, exact, relative * Math.abs(exact) + absolute);
    });
  });

  it('GELU uses a normal distribution function with an absolute error below 2⁻²²', async () => {
    const x = probes(20).filter((at) => at !== 0);
    const y = await values('gelu', x);
    x.forEach((at, i) => {
      expectClose('normal distribution', at, y[i]! / at, normalDistribution(at), 2 ** -22 + 2 ** -24);
    });
  });

  it.each(['sigmoid', 'tanh', 'elu', 'gelu', 'swish'] as const)(
    '%s is at its limits for huge numbers',
    async (activation) => {
      const [below, above] = await values(activation, Float32Array.of(-1e30, 1e30));
      const limits: Record<string, [number, number]> = {
        sigmoid: [0, 1],
        tanh: [-1, 1],
        elu: [-1, 1e30],
        gelu: [0, 1e30],
        swish: [0, 1e30],
      };
      expect(below).toBeCloseTo(limits[activation]![0], 6);
      expect(Math.abs(above! / limits[activation]![1] - 1)).toBeLessThan(2 ** -21);
      if (activation === 'tanh' || activation === 'sigmoid') expect(above).toBeLessThanOrEqual(1);
    },
  );

  it.each(Object.keys(definitions) as Activation[])('%s hands a NaN on', async (activation) => {
    expect((await values(activation, Float32Array.of(NaN)))[0]).toBeNaN();
  });
});

/** The losses of examples whose outputs are z: a linear network whose outputs are its inputs, not trained. */
async function lossesAt(loss: Loss, z: number[][], targets: number[]): Promise<Float32Array> {
  const width = targets.length;
  const examples = z.length;
  const run = { hidden: [], batchSize: 1, learningRate: 0 };
  const problem: Problem = aProblem([run], { loss, inputs: width, outputs: width, examples });
  const identity = targets.flatMap((_, i) => targets.map((_, j) => (i === j ? 1 : 0)));
  problem.trainingInputs = Float32Array.from(z.flat());
  problem.runs[0]!.start = Float32Array.from([...identity, ...targets.map(() => 0)]);
  problem.runs[0]!.trainingTargets = Float32Array.from(z.flatMap(() => targets));
  const session = await fused.open(problem);
  const [losses] = session.advance([
    {
      run: 0,
      steps: examples,
      learningRates: new Float32Array(examples),
      batchSizes: new Int32Array(examples).fill(1),
      examples: Int32Array.from(z.keys()),
      masks: null,
    },
  ]);
  session.dispose();
  return losses!;
}

describe('the losses of the kernel', () => {
  it('ln(1 + e^−z) has a relative error below 2⁻²⁰ wherever it is a normal number', async () => {
    const z = probes(80);
    const losses = await lossesAt(
      'binary-cross-entropy',
      Array.from(z, (x) => [x]),
      [1],
    );
    z.forEach((x, i) => {
      const exact = Math.log1p(Math.exp(-x));
      expectClose('loss', x, losses[i]!, exact, 2 ** -20 * exact);
    });
  });

  it('ln Σ e^z − z has an error below 2⁻²² of its size or of 1', async () => {
    const z = Array.from(probes(80), (x) => [x, -0.3, Math.fround(x / 3), 0.25, -1]);
    const losses = await lossesAt('softmax-cross-entropy', z, [0, 0, 0, 1, 0]);
    z.forEach((logits, i) => {
      const largest = Math.max(...logits);
      const total = logits.reduce((sum, logit) => sum + Math.exp(Math.fround(logit) - largest), 0);
      const exact = largest + Math.log(total) - logits[3]!;
      expectClose('loss', logits[0]!, losses[i]!, exact, 2 ** -22 * Math.max(1, exact));
    });
  });
});

function expectClose(name: string, x: number, value: number, exact: number, tolerance: number) {
  // Not an assertion each: there are ten thousands of them.
  if (!(Math.abs(value - exact) <= tolerance)) {
    expect.fail(
      `${name} at ${x} is ${value}, exactly ${exact}: off by ${value - exact}, allowed ${tolerance}`,
    );
  }
}
