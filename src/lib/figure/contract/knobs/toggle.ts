/** On or off. */
import { KnobError, show, type KnobOf } from './knob.ts';

export interface Toggle extends KnobOf<boolean> {
  kind: 'toggle';
}

export function toggle(label: string, { default: initial = false } = {}): Toggle {
  const check = (value: unknown) => {
    if (typeof value !== 'boolean') throw new KnobError(`${show(value)} is not true or false`);
    return value;
  };
  const parse = (text: string) => {
    if (text !== 'on' && text !== 'off') throw new KnobError(`${show(text)} is not on or off`);
    return text === 'on';
  };
  return { kind: 'toggle', label, default: initial, check, parse, format: (value) => (value ? 'on' : 'off') };
}
