/** What a figure shows: a result, or as much of it as there is, and the settings that it was computed for. */
import { duration, prefix, progress, type Result } from '../../experiment/experiment.ts';
import type { Table } from '../../plot/table.ts';
import { outcomeOf, type Outcome } from '../contract/outcome.ts';
import type { AnyFigure } from '../contract/define.ts';
import type { Drawn, drawFigure } from '../contract/drawing.ts';
import type { Settings } from '../contract/settings.ts';

/** What is drawn. While nothing changes it is the same object. */
export interface View {
  /** Draws it, and tells where everything stands: see `drawFigure`. */
  drawOn(place: { svg: Element; width: number; prefix: string }): Drawn;
}

/** Whose result it is, and what draws it. */
interface Source {
  figure: AnyFigure;
  draw: typeof drawFigure;
}

interface Summary {
  data: unknown;
  view: View;
}

/** Everything that follows from the result is derived when it is asked for, and once. */
export class Shown {
  readonly settings: Settings;
  readonly isWhole: boolean;
  readonly #source: Source;
  readonly #result: Result;
  #all: Summary | null = null;
  #part: { at: number; summary: Summary } | null = null;
  #outcome: Outcome | null = null;

  constructor(source: Source, result: Result, settings: Settings, { isWhole }: { isWhole: boolean }) {
    this.settings = settings;
    this.isWhole = isWhole;
    this.#source = source;
    this.#result = result;
  }

  /** Steps of its longest course. */
  get duration(): number {
    return duration(this.#result);
  }

  /** How much of it is computed, 0 … 1. */
  get progress(): number {
    return progress(this.#result);
  }

  /** Up to a share of its course, 0 … 1. */
  viewAt(at: number): View {
    if (at >= 1) return this.#whole.view;
    if (this.#part?.at !== at) this.#part = { at, summary: this.#summary(prefix(this.#result, at)) };
    return this.#part.summary.view;
  }

  /** Of all of it, whatever part is drawn. */
  get outcome(): Outcome {
    return (this.#outcome ??= outcomeOf(this.#source.figure, this.#result, this.settings, this.#whole.data));
  }

  get table(): Table {
    return this.#source.figure.table(this.#whole.data, this.settings);
  }

  get #whole(): Summary {
    return (this.#all ??= this.#summary(this.#result));
  }

  #summary(result: Result): Summary {
    const { figure, draw } = this.#source;
    const data = figure.summarise(result, this.settings);
    return { data, view: { drawOn: (place) => draw(figure, data, this.settings, place) } };
  }
}
