/** What a session of a figure needs from outside, and whom it tells: in a page the browser and a view, in tests neither. */
import type { Experiment, Result } from '../../experiment/experiment.ts';
import type { AnyFigure } from '../contract/define.ts';
import type { drawFigure } from '../contract/drawing.ts';
import type { Limits } from '../contract/limits.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';
import type { OnFrame } from './once-per-frame.ts';
import type { State } from './phases.ts';
import type { Shown, View } from './shown.ts';

/** What a session needs. Times are in milliseconds. */
export interface World {
  /** Loads the figure's code, and the lesson's own settings of it. */
  load(): Promise<Loaded>;
  /** What the page's address sets; what it sets wrongly is told in words. */
  linked(loaded: Loaded): { values: Settings; limits: Limits; notices: readonly string[] };
  /** Keeps in the page's address what differs from the lesson. */
  keep(loaded: Loaded, settings: Settings): void;
  /** `progress` gets the result so far. Rejects when aborted, or where the computation fails. */
  compute(
    experiment: Experiment,
    listener: { signal: AbortSignal; progress: (soFar: Result) => void },
  ): Promise<Result>;
  onFrame: OnFrame;
  now(): number;
  /** Whether the reader wants nothing to move by itself. */
  isStill(): boolean;
}

export interface Loaded {
  figure: AnyFigure;
  draw: typeof drawFigure;
  Shown: typeof Shown;
  lesson: Settings;
}

/** Where a figure stands in its run. */
export interface Time {
  /** Share of the run, 0 … 1. */
  at: number;
  isPlaying: boolean;
  /** In words; null while there is no run. */
  told: string | null;
}

/** Whether knobs change the run from a step on. */
export interface FromHere {
  /** The step; null where they change all of it. */
  step: number | null;
  /** Whether it can be switched on: the figure stands within its run. */
  isPossible: boolean;
}

/** Who hears what becomes of a session. */
export interface Audience {
  state(state: State): void;
  /** `restored` are those that “Restore settings” would give. */
  settings(loaded: Loaded, settings: Settings, restored: Settings): void;
  /** Which knobs the reader can turn, and which are there. */
  limits(loaded: Loaded, limits: Limits): void;
  /** The settings before have been left: nothing more is to be said of them. */
  left(): void;
  draw(view: View): void;
  /** Share of the computation, 0 … 1. */
  progress(share: number): void;
  time(time: Time): void;
  fromHere(told: FromHere): void;
  outcome(outcome: Outcome): void;
  /** What was to be computed has not been: what is said of the settings before is not of these. */
  unfinished(): void;
  /** Something for the reader, in words; nothing, if there is no more to say. */
  message(words: string): void;
  stopped(): void;
  failed(): void;
}
