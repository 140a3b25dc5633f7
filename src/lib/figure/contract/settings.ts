/** A figure's settings: what its knobs stand at. When two are the same is decided here, and nowhere else. */

/** The knobs' values by name, each as its knob's `check` has let it through: plain data. */
export type Settings = Readonly<Record<string, unknown>>;

/** The names of what is not the same in both. */
export const changed = (before: Settings, after: Settings): string[] =>
  Object.keys({ ...before, ...after }).filter((name) => !sameValue(before[name], after[name]));

export const sameSettings = (a: Settings, b: Settings): boolean => changed(a, b).length === 0;

/** Whether `settings` stand as `some` of them say. */
export const standAt = (settings: Settings, some: Settings): boolean =>
  sameSettings(settings, { ...settings, ...some });

/** Numbers, words and switches by what they are; points and logs of trials by what is in them. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return isComposite(a) && isComposite(b) && sameSettings(a, b);
}

const isComposite = (value: unknown): value is Settings => typeof value === 'object' && value !== null;
