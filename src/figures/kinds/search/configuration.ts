/** What the figure is made from: an author's props, settled. */
import type { z } from 'astro/zod';
import type { SearcherSpec } from '../../../lib/search/searchers.ts';
import type { Space } from '../../../lib/search/space.ts';
import type { Loss } from '../../../lib/training/spec.ts';
import type { Turnable } from '../training/configuration.ts';
import type { SearchedName } from './parameters.ts';
import type { searchProps } from './props.ts';

export type SearchProps = z.input<typeof searchProps>;
export type Settled = z.output<typeof searchProps>;

export type Claim = NonNullable<Settled['claim']>;
type Views = Extract<Settled['show'], readonly unknown[]>;
export type View = Views[number];
type Searchers = Extract<Settled['searchers'], readonly unknown[]>;
export type WrittenSearcher = Searchers[number];

export interface ConfiguredSearcher {
  /** As claims and measures have it. */
  key: string;
  /** In the drawing, and within a sentence. */
  name: string;
  inWords: string;
  color: string;
  spec: SearcherSpec;
  trials: number;
}

export interface SearchConfiguration
  extends Turnable, Pick<Settled, 'title' | 'searches' | 'workers' | 'objective' | 'starts'> {
  loss: Loss;
  /** Its parameters are called as a run has them. */
  space: Space;
  searchers: readonly ConfiguredSearcher[];
  show: readonly View[];
  /** One where the space has one parameter. */
  axes: readonly SearchedName[];
  /** Whether the reader chooses which of the searches is shown. */
  choosesSearch: boolean;
  claim: Claim | null;
}
