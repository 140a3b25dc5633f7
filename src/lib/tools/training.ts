import type { Study } from './study.ts';
import { block, literal, python, quoted } from './python.ts';
import type { Script } from './script.ts';

/** `training.py`, the reader’s own: what all scripts ask of it, and what it is given. */
export const trainingScript = ({ space }: Study): Script =>
  python('training.py', 'Your own training, for whatever tool asks.', [
    'def train(setting, epochs):',
    ...block([
      '"""Trains at a setting, a dict, and yields the validation loss after each epoch."""',
      ...space.map(({ name, when }) =>
        when
          ? `${name} = setting.get(${quoted(name)})  # None unless ${when.parameter} is ${when.is.map(literal).join(' or ')}`
          : `${name} = setting[${quoted(name)}]`,
      ),
      '...  # build the network, its data and its optimizer',
      'for _ in range(epochs):',
      '    ...  # train for an epoch, and measure',
      '    yield validation_loss',
    ]),
  ]);
