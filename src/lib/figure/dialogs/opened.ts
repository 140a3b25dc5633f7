/** What a figure hands to the parts of it that are loaded only when they are asked for. */
import type { Table } from '../../plot/table.ts';
import type { AnyFigure } from '../contract/define.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';

export interface Opened {
  host: HTMLElement;
  figure: AnyFigure;
  /** The lesson's own settings, and the present ones. */
  base: Settings;
  values: Settings;
  /** Aborts when the figure leaves the page. */
  signal: AbortSignal;
  /** Changes knobs of the figure. */
  set: (changes: Settings) => void;
  /** Acts on the whole result of the present settings, computed first if need be. */
  whenWhole: (action: (outcome: Outcome, table: Table) => void) => void;
  /** Resolves when the figure is, or comes, in sight. */
  whenSeen: () => Promise<void>;
}
