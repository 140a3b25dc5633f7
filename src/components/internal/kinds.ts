/** The kinds of figure that a lesson configures. */
import plot from '../../figures/kinds/plot.ts';
import { plotConfiguration } from '../../figures/kinds/plot/check.ts';
import search from '../../figures/kinds/search.ts';
import { searchConfiguration } from '../../figures/kinds/search/check.ts';
import surface from '../../figures/kinds/surface.ts';
import { surfaceConfiguration } from '../../figures/kinds/surface/check.ts';
import training from '../../figures/kinds/training.ts';
import { trainingConfiguration } from '../../figures/kinds/training/check.ts';
import type { Fail, Written } from '../../lib/figure/build/author-props.ts';
import type { AnyFigure } from '../../lib/figure/contract/define.ts';
import { failAt } from '../../lib/figure/build/placement.ts';
import type { Configured } from '../../markdown/configured-figures.ts';

export interface ConfiguredFigure {
  figure: AnyFigure;
  configuration: object;
}

/** One figure of each configuration, wherever it stands: what it shows is then worked out once. */
function kind<C extends object>(
  check: (props: Written, fail: Fail) => C,
  make: (configuration: C) => AnyFigure,
): (props: Written, fail: Fail) => ConfiguredFigure {
  const made = new Map<string, ConfiguredFigure>();
  return (props, fail) => {
    const configuration = check(props, fail);
    const key = JSON.stringify(configuration);
    const figure = made.get(key) ?? { figure: make(configuration), configuration };
    made.set(key, figure);
    return figure;
  };
}

const kinds: Record<string, (props: Written, fail: Fail) => ConfiguredFigure> = {
  Plot: kind(plotConfiguration, plot),
  Search: kind(searchConfiguration, search),
  Surface: kind(surfaceConfiguration, surface),
  Training: kind(trainingConfiguration, training),
};

/** The figure that a lesson configures so, and its configuration. What is wrong with it is said where it stands. */
export const configuredAs = ({ element, props }: Configured): ConfiguredFigure =>
  kinds[element]!(props, (prop, message) => failAt(props, element, prop, message));
