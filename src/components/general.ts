/** The general figures, which a lesson configures. */
import plot from '../figures/general/plot.ts';
import { plotConfiguration } from '../figures/general/plot/check.ts';
import surface from '../figures/general/surface.ts';
import { surfaceConfiguration } from '../figures/general/surface/check.ts';
import training from '../figures/general/training.ts';
import { trainingConfiguration } from '../figures/general/training/check.ts';
import type { Fail } from '../lib/figure/author-props.ts';
import type { AnyFigure } from '../lib/figure/define.ts';
import { failAt } from '../lib/figure/placement.ts';
import type { Configured } from '../markdown/configured-figures.ts';

const kinds: Record<string, (props: never, fail: Fail) => AnyFigure> = {
  Plot: (props, fail) => plot(plotConfiguration(props, fail)),
  Surface: (props, fail) => surface(surfaceConfiguration(props, fail)),
  Training: (props, fail) => training(trainingConfiguration(props, fail)),
};

/** The figure that a lesson configures so. What is wrong with it is said where it stands. */
export const configuredFigure = ({ element, props }: Configured): AnyFigure =>
  kinds[element]!(props as never, (prop, message) => failAt(props, element, prop, message));

/** Code of the general figures, for what depends on it: a claim is checked again when it changes. */
const sources: Record<string, string> = import.meta.glob('../figures/general/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What a general figure's verdicts depend on besides its experiment. */
export const generalCode = (configuration: unknown): string => JSON.stringify([sources, configuration]);
