/**
 * Where a live figure stands, and where it goes when something happens. What a phase does not
 * name does not concern it.
 *
 *   static ──woken──▶ ready ──asked──▶ asked ──begun──▶ computing ──finished──▶ done
 *
 * Anywhere on the way it may be asked again, stopped, or fail. Out of sight nothing is computed: what is asked there is
 * postponed, what was under way is interrupted, and both are asked again when the reader is back.
 */

export type Phase =
  'static' | 'unloadable' | 'ready' | 'asked' | 'computing' | 'postponed' | 'interrupted' | 'done' | 'failed';

export type Happening =
  /** The figure's code is there, or did not come. */
  | 'woken'
  | 'unloadable'
  /** Something is to be computed: at the next frame. Then it is. */
  | 'asked'
  | 'begun'
  | 'finished'
  | 'stopped'
  /** The computation failed, or a drawing did. */
  | 'failed'
  /** The figure comes near the viewport of a page that is seen, or goes. */
  | 'near'
  | 'away';

/** What the page shows of a phase: its style sheet and its tests know these. */
export type State = 'static' | 'ready' | 'running' | 'done' | 'failed';

const loading = { woken: 'ready', unloadable: 'unloadable' } as const;
const resting = { asked: 'asked', begun: 'computing', failed: 'failed' } as const;
const owed = { near: 'asked', asked: 'asked', begun: 'computing' } as const;

const transitions: Readonly<Record<Phase, Readonly<Partial<Record<Happening, Phase>>>>> = {
  static: loading,
  unloadable: loading,
  ready: resting,
  done: resting,
  failed: resting,
  // What was under way before may still finish, or fail: it is overtaken.
  asked: { begun: 'computing', stopped: 'ready', away: 'postponed' },
  computing: { asked: 'asked', finished: 'done', stopped: 'ready', failed: 'failed', away: 'interrupted' },
  postponed: { ...owed, stopped: 'ready' },
  interrupted: owed,
};

const states: Readonly<Record<Phase, State>> = {
  static: 'static',
  unloadable: 'failed',
  ready: 'ready',
  asked: 'running',
  computing: 'running',
  postponed: 'running',
  interrupted: 'ready',
  done: 'done',
  failed: 'failed',
};

/** The next phase; null for what does not concern this one. */
export const after = (phase: Phase, happening: Happening): Phase | null =>
  transitions[phase][happening] ?? null;

export const stateIn = (phase: Phase): State => states[phase];
