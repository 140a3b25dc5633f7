/** `<Surface>`: descent on an analytic surface, one path or several from a start that the reader can drag. */
import { defineFigure } from '../../lib/figure/contract/define.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { placesOf } from '../../lib/surfaces/path.ts';
import { oneOrMany } from '../../lib/text/words.ts';
import type { Optimizer } from '../../lib/training/spec.ts';
import { isSo, says, type Walked } from './surface/claims.ts';
import type { SurfaceConfiguration } from './surface/configuration.ts';
import { knobsOf, type Values } from './surface/knobs.ts';
import { heightPanel, pathsPanel, sampling, type Data } from './surface/panels.ts';

export default (configuration: SurfaceConfiguration) => {
  const { title, walks, claim, x, y } = configuration;
  /** The settings, those without a knob as configured. */
  const settled = (knobs: unknown) => {
    const { condition, steps = configuration.steps, ...values } = knobs as Values;
    const spec = configuration.surface;
    const isStretched = spec.name === 'quadratic' && condition !== undefined;
    return { ...values, steps, spec: isStretched ? { ...spec, condition } : spec };
  };
  const sampled = sampling({ x, y });

  return defineFigure({
    title,
    description:
      `Contour map of a surface over the plane, darker where it is lower, with ${oneOrMany(walks.length, 'the path', `${walks.length} paths`)} of ` +
      `gradient descent (${walks.map(({ name }) => name).join(', ')}) from a common start. Below, the height above the ` +
      'lowest point over the steps, on a logarithmic axis.',
    knobs: knobsOf(configuration),

    experiment: (knobs): Descent => {
      const { start, momentum, spec, steps, ...values } = settled(knobs);
      return {
        kind: 'descent',
        surface: spec,
        steps,
        walks: walks.map(({ optimizer, learningRate }) => ({
          start: [start.x, start.y],
          learningRate: values.learningRate ?? learningRate,
          optimizer: withMomentum(optimizer, momentum),
        })),
      };
    },

    summarise: ({ paths }, knobs): Data => {
      const { start, spec, steps } = settled(knobs);
      const walked = paths.map((path, i) =>
        walkedOf(path, walks[i]!.name, plot.seriesColor(i, walks.length)),
      );
      return { walked, start, spec, steps };
    },

    panels: (data) => [
      pathsPanel(data, sampled(data.spec), { x, y }),
      heightPanel(data, sampled(data.spec).field),
    ],

    table: ({ walked }) => ({
      columns: ['path', 'step', 'x', 'y', 'value'],
      rows: walked.flatMap(({ name, places, values }) =>
        places.map(([px, py], step) => [name, step, px, py, values[step]!]),
      ),
    }),

    finding: {
      isSummary: claim === null ? true : undefined,
      says: ({ walked, steps }) => says(claim, walked, steps),
      holds: ({ walked, steps }) => claim === null || isSo(claim, walked, steps, walks),
      fails: {},
      atLeast: 1,
    },
  });
};

const walkedOf = ({ points, values, divergedAt }: Path, name: string, color: string): Walked => ({
  name,
  color,
  places: placesOf({ points }),
  values,
  divergedAt,
});

function withMomentum(optimizer: Optimizer, momentum: number | undefined): Optimizer {
  return momentum !== undefined && 'beta' in optimizer ? { ...optimizer, beta: momentum } : optimizer;
}
