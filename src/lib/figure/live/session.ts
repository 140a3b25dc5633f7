/**
 * A live figure without its page: settings → computation → result so far → what is shown of it. Where it stands is a
 * phase (phases.ts); what it computes (computing.ts), and how it moves through its run (player.ts), are in files of their
 * own. What is shown always goes with the settings that it was computed for.
 */
import type { Result } from '../../experiment/experiment.ts';
import { messageOf } from '../../text/errors.ts';
import { listed, oneOrMany } from '../../text/words.ts';
import { valueAfter, type Action, type OpeningAction } from '../contract/actions.ts';
import { changesOf } from '../contract/changes.ts';
import { turnsIn } from '../contract/turns.ts';
import type { AnyFigure } from '../contract/define.ts';
import { unlimited, type Limits } from '../contract/limits.ts';
import type { Outcome } from '../contract/outcome.ts';
import { changed, sameSettings, type Settings } from '../contract/settings.ts';
import { Computing } from './computing.ts';
import { OncePerFrame } from './once-per-frame.ts';
import { after, stateIn, type Happening, type Phase } from './phases.ts';
import { Player } from './player.ts';
import type { Shown, View } from './shown.ts';
import type { Audience, Loaded, World } from './surroundings.ts';

/** Milliseconds: a drawing of a part that takes so long may have half of the page's time, one of eight times as long a ninth. */
const half = 8;

export class FigureSession {
  readonly #world: World;
  readonly #audience: Audience;
  readonly #player: Player;
  readonly #computing: Computing;
  readonly #asking: OncePerFrame;
  readonly #drawing: OncePerFrame;
  #phase: Phase = 'static';
  #isNear = false;
  #waking: Promise<boolean> | null = null;
  #loaded: Loaded | null = null;
  #settings: Settings = {};
  #limits: Limits = unlimited;
  #shown: Shown | null = null;
  /** When the next part of a result is drawn, by the world's clock. */
  #restsUntil = 0;
  /** Of the last whole result. */
  #outcome: Outcome | null = null;
  /** The step from which on knobs change the run; null where they change all of it. */
  #from: number | null = null;

  constructor(world: World, audience: Audience) {
    this.#world = world;
    this.#audience = audience;
    this.#player = new Player(world, {
      duration: () => this.#shown?.duration ?? null,
      time: (time) => {
        this.#audience.time(time);
        this.#tellFromHere();
      },
      requestDrawing: () => this.requestDrawing(),
    });
    this.#computing = new Computing(world.compute, {
      part: (soFar, settings) => this.#showPart(soFar, settings),
      whole: (result, settings) => this.#showWhole(result, settings),
      failed: (error) => this.#fail(`The computation failed: ${messageOf(error)} The last drawing is kept.`),
    });
    this.#asking = new OncePerFrame(world.onFrame, () => void this.#begin());
    this.#drawing = new OncePerFrame(world.onFrame, (now) => this.#frame(now));
  }

  get loaded(): Loaded | null {
    return this.#loaded;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get shown(): Shown | null {
    return this.#shown;
  }

  get outcome(): Outcome | null {
    return this.#outcome;
  }

  /** Acts, at once if the figure's code is there, else when it is. A load that failed is tried again the next time. */
  async wake(action: () => unknown = () => {}): Promise<void> {
    if (this.#loaded) return void action();
    this.#waking ??= this.#load();
    if (await this.#waking) action();
    else this.#waking = null;
  }

  /** The figure comes into sight, or goes. Out of sight nothing is computed, and nothing plays. */
  see(isNear: boolean): void {
    this.#isNear = isNear;
    if (isNear) {
      if (this.#happens('near')) this.#asking.request();
      return;
    }
    this.#player.pause();
    const wasComputing = this.#phase === 'computing';
    if (!this.#happens('away')) return;
    this.#drop();
    if (wasComputing) this.#audience.unfinished();
  }

  /**
   * The reader turns knobs, but for locked ones; what differs is computed, shown and kept in the address. While they change
   * the run from here on, it keeps its past.
   */
  set(changes: Settings): void {
    const knob = changesOf(this.#loaded!.figure);
    const after = this.#unlocked(changes);
    const from = knob && this.#from !== null ? (this.#standing() ?? this.#from) : null;
    if (!knob || from === null) return void this.#put(after);
    const anew = changed(this.#settings, after).filter((name) => !knob.of.includes(name));
    if (!this.#put(knob.turnedFrom(from, this.#settings, after))) return;
    this.#from = from;
    this.#tellFromHere();
    if (anew.length > 0) this.#audience.message(trainsAnew(this.#loaded!.figure, anew));
  }

  /** Takes settings as they are, changes on the way among them. */
  #replace(changes: Settings): void {
    this.#put(this.#unlocked(changes));
    this.#from = turnsIn(this.#settings).at(-1)?.at ?? null;
    this.#tellFromHere();
  }

  /** Whether they are others than before. */
  #put(settings: Settings): boolean {
    const areOthers = this.#take(settings);
    if (areOthers) this.#world.keep(this.#loaded!, settings);
    return areOthers;
  }

  /** Takes the lesson's settings with these changes, and computes, even if it shows them already. */
  show(changes: Settings): void {
    this.#replace({ ...this.#loaded!.lesson, ...changes });
    this.#player.stand(1);
    if (stateIn(this.#phase) !== 'running') this.ask();
  }

  /** Takes the settings that the address has. */
  followLink(): void {
    const { values, limits, notices } = this.#world.linked(this.#loaded!);
    this.#limits = limits;
    this.#take(values);
    this.#from = turnsIn(values).at(-1)?.at ?? null;
    this.#tellFromHere();
    this.#audience.limits(this.#loaded!, limits);
    this.#audience.message([...notices, ...limits.notices].join(' '));
  }

  tellSettings(): void {
    const loaded = this.#loaded!;
    this.#audience.settings(loaded, this.#settings, this.#unlocked(loaded.lesson));
  }

  /** What a button says. Those that open something are not for a session. */
  act(action: Exclude<Action, OpeningAction>, subject: string): void {
    switch (action) {
      case 'play':
        return this.#player.isPlaying ? this.#player.pause() : this.play();
      case 'step':
        this.#player.pause();
        return this.whenWhole(() => this.#player.step());
      case 'rewind':
        return this.scrub(0);
      case 'stop':
        return this.#stop();
      case 'from-here':
        return this.#from === null ? this.#changeFromHere() : this.#replace({ [subject]: [] });
      default: {
        const { figure, lesson } = this.#loaded!;
        const values = valueAfter(action, subject, figure, lesson, this.#settings);
        return action === 'restore' || action === 'preset' ? this.#replace(values) : this.set(values);
      }
    }
  }

  play(): void {
    this.whenWhole(() => this.#player.play());
  }

  /** Moves to a share of the run, 0 … 1. */
  scrub(to: number): void {
    this.#player.pause(to);
    this.whenWhole(() => this.#player.stand(to));
  }

  /** Asks for a computation, once per frame however often a knob moves in it. */
  ask(): void {
    this.#happens('asked');
    if (this.#isNear) return this.#asking.request();
    this.#happens('away');
    this.#drop();
  }

  /** Acts on the whole result of the present settings: computed first, unless it is there or on its way. */
  whenWhole(action: (shown: Shown) => void): void {
    const shown = this.#shown;
    if (shown?.isWhole && shown.settings === this.#settings) return action(shown);
    const finished = this.#computing.underWay(this.#settings) ?? this.#begin();
    void finished.then((isWhole) => isWhole && action(this.#shown!));
  }

  /** Draws at the next frame. */
  requestDrawing(): void {
    if (this.#shown) this.#drawing.request();
  }

  /** Draws what is shown. Whether it succeeded. */
  draw(onto: (view: View) => void = (view) => this.#audience.draw(view)): boolean {
    if (!this.#shown) return false;
    try {
      onto(this.#shown.viewAt(this.#player.at));
      return true;
    } catch (error) {
      this.#shown = null;
      this.#fail(`The drawing could not be made anew. (${messageOf(error)})`);
      return false;
    }
  }

  /** The figure leaves the page; it may come back. */
  leave(): void {
    this.see(false);
    this.#drawing.cancel();
  }

  /** From where the figure stands the knobs change the run. */
  #changeFromHere(): void {
    const step = this.#standing();
    if (step === null) return;
    this.#player.pause();
    this.#from = step;
    this.#tellFromHere();
    this.#audience.message(`The knobs now change the run from step ${step} on. What it was before stays.`);
  }

  /** The step within its run at which the figure stands; null at both ends. */
  #standing(): number | null {
    const steps = this.#shown?.duration ?? 0;
    const step = Math.round(this.#player.at * steps);
    return step > 0 && step < steps ? step : null;
  }

  #tellFromHere(): void {
    this.#audience.fromHere({ step: this.#from, isPossible: this.#standing() !== null });
  }

  /** Whether they are others than before. */
  #take(settings: Settings): boolean {
    if (sameSettings(settings, this.#settings)) return false;
    this.#settings = settings;
    this.tellSettings();
    this.#audience.left();
    this.#player.stand(1);
    this.ask();
    return true;
  }

  /** The settings with these changes: locked knobs stay where they are. */
  #unlocked(changes: Settings): Settings {
    const free = Object.entries(changes).filter(([name]) => !this.#limits.locked.has(name));
    return { ...this.#settings, ...Object.fromEntries(free) };
  }

  async #load(): Promise<boolean> {
    try {
      this.#loaded = await this.#world.load();
      this.#settings = this.#loaded.lesson;
      this.#happens('woken');
      this.followLink();
      return true;
    } catch (error) {
      this.#happens('unloadable');
      this.#audience.message(
        `This figure could not be loaded; reloading the page may help. (${messageOf(error)})`,
      );
      this.#audience.failed();
      return false;
    }
  }

  /** Whether it concerns the present phase. */
  #happens(happening: Happening): boolean {
    const [before, phase] = [this.#phase, after(this.#phase, happening)];
    if (!phase) return false;
    this.#phase = phase;
    this.#audience.state(stateIn(phase));
    if (stateIn(before) === 'failed' && stateIn(phase) !== 'failed') this.#audience.message('');
    return true;
  }

  /** Begins to compute at the present settings. Resolves at the end: whether it came to one. */
  #begin(): Promise<boolean> {
    this.#drop();
    this.#happens('begun');
    this.#restsUntil = 0;
    this.#audience.progress(0);
    return this.#computing.begin(this.#loaded!.figure, this.#settings);
  }

  #showPart(soFar: Result, settings: Settings): void {
    this.#shown = new this.#loaded!.Shown(this.#loaded!, soFar, settings, { isWhole: false });
    if (this.#world.now() >= this.#restsUntil) this.#drawing.request();
  }

  /** Whether it could be drawn. */
  #showWhole(result: Result, settings: Settings): boolean {
    this.#shown = new this.#loaded!.Shown(this.#loaded!, result, settings, { isWhole: true });
    if (!this.draw()) return false;
    this.#outcome = this.#shown.outcome;
    this.#audience.outcome(this.#outcome);
    this.#happens('finished');
    return true;
  }

  /** Nothing comes any more of what was asked for. */
  #drop(): void {
    this.#asking.cancel();
    this.#computing.drop();
  }

  #stop(): void {
    if (!this.#happens('stopped')) return;
    this.#drop();
    this.requestDrawing();
    this.#audience.unfinished();
    this.#audience.stopped();
  }

  #fail(message: string): void {
    if (!this.#happens('failed')) return;
    this.#drop();
    this.#player.pause();
    this.#audience.unfinished();
    this.#audience.message(message);
    this.#audience.failed();
  }

  #frame(now: number): void {
    this.#player.advance(now);
    if (this.#shown && !this.#shown.isWhole) this.#audience.progress(this.#shown.progress);
    const begun = this.#world.now();
    this.draw();
    const ended = this.#world.now();
    this.#restsUntil = ended + (ended - begun) ** 2 / half;
  }
}

/** Of knobs whose values a run has from its start on. */
function trainsAnew({ knobs }: AnyFigure, names: readonly string[]): string {
  const labels = listed(names.map((name) => knobs[name]!.label));
  return `${labels} cannot change on the way: ${oneOrMany(names.length, 'it is', 'they are')} new from the run’s start on.`;
}
