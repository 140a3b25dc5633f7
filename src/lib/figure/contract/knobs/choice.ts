/** One of several words. */
import { KnobError, show, type KnobOf } from './knob.ts';

export interface Choice<T extends string = string> extends KnobOf<T> {
  kind: 'choice';
  options: readonly T[];
  /** Words for the options, where the option itself does not read well. */
  names: Partial<Record<T, string>>;
}

export function choice<const T extends string>(
  label: string,
  options: readonly T[],
  {
    default: initial = options[0]!,
    names = {},
  }: { default?: NoInfer<T>; names?: Partial<Record<NoInfer<T>, string>> } = {},
): Choice<T> {
  const check = (value: unknown) => {
    const option = options.find((one) => one === value);
    if (option === undefined) throw new KnobError(`${show(value)} is not one of ${options.join(', ')}`);
    return option;
  };
  return {
    kind: 'choice',
    ...{ label, options, names, check },
    default: initial,
    parse: check,
    format: (value) => value,
  };
}
