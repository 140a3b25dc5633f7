/** For experiments that are not about regularisation: none of it, and labels as they are. */
export const unregularized = { l2: 0, dropout: 0, labelNoise: 0 } as const;
