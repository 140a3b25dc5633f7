/** How activation functions are called. */
import { leakySlope } from '../../../lib/training/activations.ts';
import type { Activation } from '../../../lib/training/spec.ts';

interface Words {
  title: string;
  formula: string;
  /** In a sentence. */
  name: string;
  derivative: string;
}

/** Titles and formulas of the first four as in the tutorial's picture. */
export const wordsOf: Record<Activation, Words> = {
  tanh: { title: 'Hyper Tangent Function', formula: 'tanh(x)', name: 'tanh', derivative: 'tanh′(x)' },
  relu: { title: 'ReLU Function', formula: 'max(0, x)', name: 'ReLU', derivative: 'ReLU′(x)' },
  sigmoid: {
    title: 'Sigmoid Function',
    formula: 'σ(x) = 1/(1 + e⁻ˣ)',
    name: 'the sigmoid',
    derivative: 'σ′(x)',
  },
  identity: { title: 'Identity Function', formula: 'f(x) = x', name: 'the identity', derivative: 'f′(x)' },
  'leaky-relu': {
    title: 'Leaky ReLU',
    formula: `max(${leakySlope}x, x)`,
    name: 'leaky ReLU',
    derivative: 'slope',
  },
  elu: { title: 'ELU', formula: 'x if x > 0, else eˣ − 1', name: 'ELU', derivative: 'slope' },
  gelu: { title: 'GELU', formula: 'x · Φ(x)', name: 'GELU', derivative: 'slope' },
  swish: { title: 'Swish', formula: 'x · σ(x)', name: 'swish', derivative: 'slope' },
};
