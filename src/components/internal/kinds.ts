/** The kinds of figure that a lesson configures. */
import plot from '../../figures/kinds/plot.ts';
import { plotConfiguration } from '../../figures/kinds/plot/check.ts';
import surface from '../../figures/kinds/surface.ts';
import { surfaceConfiguration } from '../../figures/kinds/surface/check.ts';
import training from '../../figures/kinds/training.ts';
import { trainingConfiguration } from '../../figures/kinds/training/check.ts';
import type { Fail } from '../../lib/figure/build/author-props.ts';
import type { AnyFigure } from '../../lib/figure/contract/define.ts';
import { failAt } from '../../lib/figure/build/placement.ts';
import type { Configured } from '../../markdown/configured-figures.ts';

const kinds: Record<string, (props: never, fail: Fail) => AnyFigure> = {
  Plot: (props, fail) => plot(plotConfiguration(props, fail)),
  Surface: (props, fail) => surface(surfaceConfiguration(props, fail)),
  Training: (props, fail) => training(trainingConfiguration(props, fail)),
};

/** The figure that a lesson configures so. What is wrong with it is said where it stands. */
export const configuredFigure = ({ element, props }: Configured): AnyFigure =>
  kinds[element]!(props as never, (prop, message) => failAt(props, element, prop, message));
