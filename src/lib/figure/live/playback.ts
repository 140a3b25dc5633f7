/** Where a figure stands between the first step of its run and the last. */
/** How long Play takes from the first step to the last. */
const playSeconds = 6;
/** A press on Step moves by one step; a longer run is passed in this many presses. */
const pressesAtMost = 200;

export class Playback {
  /** Share of the run that is shown, 0 … 1. */
  at = 1;
  #playing: { since: number; from: number } | null = null;

  get isPlaying(): boolean {
    return this.#playing !== null;
  }

  /** Goes on from where it stands; from the start, if it stands at the end. `now` in milliseconds. */
  play(now: number): void {
    if (this.at >= 1) this.at = 0;
    this.#playing = { since: now, from: this.at };
  }

  pause(): void {
    this.#playing = null;
  }

  /** Moves to where time has brought it. At the end it stops by itself. */
  advance(now: number): void {
    if (!this.#playing) return;
    this.at = Math.min(1, this.#playing.from + (now - this.#playing.since) / 1000 / playSeconds);
    if (this.at >= 1) this.pause();
  }

  /** One press on Step through a run of `steps`; from the end it goes back to the start. */
  step(steps: number): void {
    const presses = Math.min(steps, pressesAtMost);
    this.at = this.at >= 1 ? 0 : Math.min(1, (Math.round(this.at * presses) + 1) / presses);
  }

  /** "step 41 of 150" */
  told(steps: number): string {
    return `step ${Math.round(this.at * steps)} of ${steps}`;
  }
}
