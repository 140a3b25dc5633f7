/** What the figure is made from: an author's props, settled. */
import type { z } from 'astro/zod';
import type { SurfaceSpec } from '../../../lib/surfaces/surfaces.ts';
import type { Optimizer } from '../../../lib/training/spec.ts';
import type { surfaceProps } from './props.ts';

export type SurfaceProps = z.input<typeof surfaceProps>;
type Settled = z.output<typeof surfaceProps>;

export type SurfaceName = Settled['surface'];
export type SurfaceClaim = NonNullable<Settled['claim']>;

export interface SurfaceConfiguration extends Required<
  Pick<Settled, 'title' | 'start' | 'steps' | 'knobs' | 'x' | 'y'>
> {
  surface: SurfaceSpec;
  walks: { name: string; optimizer: Optimizer; learningRate: number }[];
  claim: SurfaceClaim | null;
}
