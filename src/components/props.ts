/**
 * What an author can write into each component of a lesson. In a file that every editor understands, so that it completes
 * props in MDX; the pages under /write/ are made from it too.
 */
import type { Conditions } from '../lib/companions/condition.ts';
import type { Option } from '../lib/companions/figure-prediction.ts';
import type { SourceLines } from '../markdown/source-lines.ts';

export interface AsideProps {
  /** Default: note. */
  kind?: 'note' | 'warning' | 'correction';
  /** Says more than the kind's own name. */
  title?: string;
  /** Given by src/markdown/source-lines.ts. */
  source?: SourceLines;
}

export interface CiteProps {
  /** A key of src/content/references.json. */
  key: string;
  /** Given by src/markdown/source-lines.ts. */
  source?: SourceLines;
}

export interface FigureProps {
  /** The figure, by the name of its file: the gallery has them all. */
  of: string;
  /** The figure's name on its page and in links. Needed when a page shows a figure twice. Default: `of`. */
  id?: string;
  /** Places it where its finding does not hold. */
  finding?: 'none';
  /** On the page that other sites embed: the address of the page is left alone. */
  embedded?: boolean;
  [knob: string]: unknown;
}

export interface PredictProps {
  /** The figure: the `id` of one that the lesson configures, or the name of one that `<Figure>` places. */
  of: string;
  /** The figure's name on its page, where it has one. */
  id?: string;
  /** The settings that the figure has in this lesson, where they are not its own. */
  at?: Record<string, unknown>;
  /** The question. */
  ask: string;
  /** Changes of the lesson's settings that the question is about. Default: none. */
  set?: Record<string, unknown>;
  /** Answers to choose from. Of those that are so, the first counts; one must be. */
  options?: Option[];
  /** Or the name of one of the figure's curves, to be drawn. */
  curve?: string;
}

export interface SettingProps {
  /** The figure: the `id` of one that the lesson configures, or the name of one that `<Figure>` places. */
  of: string;
  /** The figure's name on its page, where it has one. */
  id?: string;
  [knob: string]: unknown;
}

export interface TaskProps {
  /** The figure: the `id` of one that the lesson configures, or the name of one that `<Figure>` places. */
  of: string;
  /** The figure's name on its page, where it has one. */
  id?: string;
  /** The settings that the figure has in this lesson, where they are not its own. */
  at?: Record<string, unknown>;
  /** What the figure must show: all of these. */
  when: Conditions;
  /** Settings that get there. */
  solution: Record<string, unknown>;
}

export interface TermProps {
  /** The name to link by, if it differs from the words on the page. */
  id?: string;
}

export interface ValueProps {
  /** The figure: the `id` of one that the lesson configures, or the name of one that `<Figure>` places. */
  of: string;
  /** The figure's name on its page, where it has one. */
  id?: string;
  /** The settings that the figure has in this lesson, where they are not its own. */
  at?: Record<string, unknown>;
  /** Which of the figure's measures. `<Training>` has `validationLoss` and its like, after a sweep `validationLoss at 0.03`. */
  name: string;
  /** Significant digits of what is no whole number. */
  digits?: number;
  /** A share as a percentage, or a factor as “3 times”. Default: a number. */
  as?: 'number' | 'percent' | 'times';
  [knob: string]: unknown;
}
