/** What a figure shows: a result, or as much of it as there is, and the settings that it was computed for. */
import { duration, prefix, progress, type Result } from '../../experiment/experiment.ts';
import type { Table } from '../../plot/table.ts';
import { outcomeOf, type Outcome } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';
import type { Loaded, View } from './surroundings.ts';

interface Summary {
  data: unknown;
  view: View;
}

/** Everything that follows from the result is derived when it is asked for, and once. */
export class Shown {
  readonly settings: Settings;
  readonly isWhole: boolean;
  readonly #loaded: Loaded;
  readonly #result: Result;
  #all: Summary | null = null;
  #part: { at: number; summary: Summary } | null = null;
  #outcome: Outcome | null = null;

  constructor(loaded: Loaded, result: Result, settings: Settings, { isWhole }: { isWhole: boolean }) {
    this.settings = settings;
    this.isWhole = isWhole;
    this.#loaded = loaded;
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
    return (this.#outcome ??= outcomeOf(this.#loaded.figure, this.#result, this.settings, this.#whole.data));
  }

  get table(): Table {
    return this.#loaded.figure.table(this.#whole.data, this.settings);
  }

  get #whole(): Summary {
    return (this.#all ??= this.#summary(this.#result));
  }

  #summary(result: Result): Summary {
    const { figure, draw } = this.#loaded;
    const data = figure.summarise(result, this.settings);
    return { data, view: { drawOn: (place) => draw(figure, data, this.settings, place) } };
  }
}
