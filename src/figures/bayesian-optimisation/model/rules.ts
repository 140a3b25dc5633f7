/** Rules by which a Gaussian process picks the next trial, as readers choose among them. */
import type { GaussianProcessSpec } from '../../../lib/search/searchers/gaussian-process.ts';

export type Rule = NonNullable<GaussianProcessSpec['acquisition']>;

/** So many deviations that what is expected no longer counts. */
const onlyUncertainty = 1000;

export const rules = {
  improvement: { kind: 'log-expected-improvement' },
  bound: { kind: 'confidence-bound' },
  probability: { kind: 'probability-of-improvement' },
  thompson: { kind: 'thompson' },
  uncertainty: { kind: 'confidence-bound', width: onlyUncertainty },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

export const ruleNames: Record<RuleName, string> = {
  improvement: 'expected improvement',
  bound: 'confidence bound',
  probability: 'probability of improvement',
  thompson: 'Thompson sampling',
  uncertainty: 'uncertainty alone',
};
