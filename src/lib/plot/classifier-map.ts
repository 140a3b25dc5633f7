/** A map of what a classifier of the plane has learnt. */
import type { Field } from './field.ts';
import { examples, type Examples } from './marks/examples.ts';
import { regions } from './marks/regions.ts';
import { panel, type Panel } from './panel.ts';

interface ClassifierMapOptions extends Partial<Pick<Panel, 'head' | 'foot' | 'outline'>> {
  name: string;
  /** Where its logits are known: the window of the map. */
  grid: Omit<Field, 'values'>;
  /** `[rows × columns]`; without them the map has only its examples. */
  logits: ArrayLike<number> | null | undefined;
  examples: Examples;
}

/** A window of the plane, tinted by the class that is called, with the boundary between and the examples on top. */
export const classifierMap = ({ grid, logits, examples: shown, ...rest }: ClassifierMapOptions): Panel =>
  panel({
    frame: 'box',
    x: { domain: grid.x },
    y: { domain: grid.y },
    aspect: (grid.y[1] - grid.y[0]) / (grid.x[1] - grid.x[0]),
    marks: [logits ? regions({ field: { ...grid, values: logits } }) : null, examples(shown)],
    ...rest,
  });
