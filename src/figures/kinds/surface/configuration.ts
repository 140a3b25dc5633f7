/** What an author writes into `<Surface>`, and what the figure is made from. */
import type { Optimizer } from '../../../lib/training/spec.ts';
import type { SurfaceSpec } from '../../../lib/surfaces/surfaces.ts';

export interface SurfaceProps {
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: string;
  /** Stands first in the caption. */
  title: string;
  /** One of src/lib/surfaces: ½(x² + κy²), Goh’s valley, Beale’s function or a saddle. */
  surface: SurfaceName;
  /** κ of `quadratic`, how much steeper it is along y. Default 10. */
  condition?: number;
  /** Where all paths begin. The reader can drag it. Default: a place that suits the surface. */
  start?: { x: number; y: number };
  /** By name, with its usual parameters, or in full. Several are compared. Default: `sgd`. */
  optimizer?: Optimizer | Optimizer['kind'] | readonly (Optimizer | Optimizer['kind'])[];
  /** Several are compared, if there is one optimiser. Default: one that suits the surface. */
  learningRate?: number | readonly number[];
  /** Updates of each path. Default 100. */
  steps?: number;
  /** What the reader may change besides the start. */
  knobs?: readonly SurfaceKnob[];
  /** What the map shows, from left to right. Default: what suits the surface. */
  x?: readonly [number, number];
  /** The same from below to above. */
  y?: readonly [number, number];
  /** What the figure says of its result; the build fails where it is not so. */
  claim?: SurfaceClaim;
  /** Places the figure where its claim is not so. */
  finding?: 'none';
}

export const surfaceNames = ['quadratic', 'goh', 'beale', 'saddle'] as const;
export type SurfaceName = (typeof surfaceNames)[number];

export const surfaceKnobs = ['learningRate', 'momentum', 'condition', 'steps'] as const;
export type SurfaceKnob = (typeof surfaceKnobs)[number];

export type SurfaceClaim =
  | /** Every path comes to a value below this, at this step at the latest. */ {
      below: number;
      within?: number;
    }
  | /** The path of this optimiser, or of this learning rate, ends lowest. */ { lowest: string | number }
  | /** It leaves for infinity; `false`: none does. */ { diverges: string | number | false };

/** The props, settled: nothing is left to default. */
export interface SurfaceConfiguration {
  title: string;
  surface: SurfaceSpec;
  start: { x: number; y: number };
  walks: { name: string; optimizer: Optimizer; learningRate: number }[];
  steps: number;
  knobs: readonly SurfaceKnob[];
  x: readonly [number, number];
  y: readonly [number, number];
  claim: SurfaceClaim | null;
}
