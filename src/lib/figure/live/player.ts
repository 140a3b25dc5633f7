/** Moves a figure through its run: by itself, step by step, or to where the reader drags it. */
import { Playback } from './playback.ts';
import type { Time, World } from './surroundings.ts';

/** What is moved through its run, and who hears where it stands. */
export interface Stage {
  /** Steps of the run; null while there is none. */
  duration(): number | null;
  time(time: Time): void;
  /** Draws it, soon, as it stands. */
  requestDrawing(): void;
}

export class Player {
  readonly #playback = new Playback();
  readonly #world: Pick<World, 'now' | 'isStill'>;
  readonly #stage: Stage;

  constructor(world: Pick<World, 'now' | 'isStill'>, stage: Stage) {
    this.#world = world;
    this.#stage = stage;
  }

  /** Share of the run that is shown, 0 … 1. */
  get at(): number {
    return this.#playback.at;
  }

  get isPlaying(): boolean {
    return this.#playback.isPlaying;
  }

  /** Goes on from where it stands; for a reader who wants nothing to move by itself, to the end at once. */
  play(): void {
    this.#move((playback) => (this.#world.isStill() ? (playback.at = 1) : playback.play(this.#world.now())));
  }

  step(): void {
    const steps = this.#stage.duration();
    if (steps !== null) this.#move((playback) => playback.step(steps));
  }

  /** To where time has brought it. */
  advance(now: number): void {
    if (this.isPlaying) this.#move((playback) => playback.advance(now));
  }

  /** Stands still, where it is or at a share of the run; it is not drawn there yet. */
  pause(at = this.at): void {
    this.#playback.at = at;
    this.#playback.pause();
    this.#tell();
  }

  /** Stands still at a share of the run. */
  stand(at: number): void {
    this.pause(at);
    this.#stage.requestDrawing();
  }

  #move(how: (playback: Playback) => unknown): void {
    how(this.#playback);
    this.#tell();
    this.#stage.requestDrawing();
  }

  #tell(): void {
    const { at, isPlaying } = this.#playback;
    const steps = this.#stage.duration();
    this.#stage.time({ at, isPlaying, told: steps === null ? null : this.#playback.told(steps) });
  }
}
