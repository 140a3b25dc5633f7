import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { usualNormalizations } from '../../../src/lib/study/defaults.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import { activations, losses, type Loss } from '../../../src/lib/training/spec.ts';
import { loadTensorFlow } from '../../../src/lib/training/tensorflow.ts';
import { train } from '../../../src/lib/training/train.ts';
import { aRun, aStudy } from './studies.ts';

const browser = readFileSync('src/lib/training/tensorflow.browser.ts', 'utf8');
const listed = (pattern: RegExp) => new Set(Array.from(browser.matchAll(pattern), ([, name]) => name!));

const dataOf = (loss: Loss) =>
  ({
    name: 'blobs',
    classes: loss === 'softmax-cross-entropy' ? 3 : 2,
    training: 12,
    validation: 4,
    seed: 1,
  }) as const;

it('gives the browser every kernel and gradient that training needs', async () => {
  await loadTensorFlow();
  const kernels = listed(/kernels\/(\w+)'/g);
  const gradients = listed(/gradients\/(\w+)_grad'/g);
  const names = tf.getKernelsForBackend('cpu').map(({ kernelName }) => kernelName);
  expect(names).toEqual(expect.arrayContaining([...kernels]));
  for (const name of names) {
    if (!kernels.has(name)) tf.unregisterKernel(name, 'cpu');
    if (!gradients.has(name) && tf.getGradient(name)) tf.unregisterGradient(name);
  }
  for (const loss of losses) {
    const runs = [
      ...activations.map((activation) => aRun({ activation, dropout: 0.5 })),
      aRun({ hidden: [4, 4], normalization: usualNormalizations.batch, shortcuts: true }),
      aRun({ normalization: usualNormalizations.layer }),
    ];
    const study = aStudy({
      data: dataOf(loss),
      loss,
      runs,
      budget: { steps: 1 },
      record: { checkpoints: 1, gradientNorms: true },
    });
    await expect(train(study, { engine: reference })).resolves.toBeDefined();
  }
});
