/** The optimisers that are compared, as they are called and drawn. */
export const names = ['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam'] as const;
export type OptimizerName = (typeof names)[number];

export const looks: Record<OptimizerName, { name: string; color: string }> = {
  sgd: { name: 'descent', color: 'var(--ink-soft)' },
  momentum: { name: 'momentum', color: 'var(--series-1)' },
  rmsprop: { name: 'RMSProp', color: 'var(--series-3)' },
  adagrad: { name: 'Adagrad', color: 'var(--series-4)' },
  adam: { name: 'Adam', color: 'var(--series-2)' },
};
