/** A figure's session without a page: its frames, its workers and its audience are played here. */
import { describe, expect, test } from 'vitest';
import type { Experiment, Result } from '../../../../src/lib/experiment/experiment.ts';
import type { DescentResult } from '../../../../src/lib/surfaces/descend.ts';
import type { AnyFigure } from '../../../../src/lib/figure/contract/define.ts';
import { changes, seed, slider } from '../../../../src/lib/figure/contract/knobs.ts';
import { unlimited, type Limits } from '../../../../src/lib/figure/contract/limits.ts';
import type { Settings } from '../../../../src/lib/figure/contract/settings.ts';
import type { State } from '../../../../src/lib/figure/live/phases.ts';
import { FigureSession } from '../../../../src/lib/figure/live/session.ts';
import { Shown } from '../../../../src/lib/figure/live/shown.ts';
import type {
  Audience,
  FromHere,
  Loaded,
  Time,
  World,
} from '../../../../src/lib/figure/live/surroundings.ts';

const steps = 10;
/** Nothing is drawn on it. */
const paper = {} as Element;
const rate = slider({ label: 'Rate', min: 0, max: 1, default: 0.1 });
const lesson: Settings = { rate: 0.1, seed: 1 };

/** A path that is at x = rate × step. */
const resultAt = (rate: number, upTo = steps): DescentResult => ({
  kind: 'descent',
  steps,
  paths: [
    {
      points: Array.from({ length: upTo + 1 }, (_, step) => [rate * step, 0]),
      values: Array.from({ length: upTo + 1 }, () => 0),
      divergedAt: null,
    },
  ],
});

/** How far the path has come. Counts how often it is asked. */
function exampleFigure(canChange: boolean) {
  const calls = { summarise: 0 };
  const figure = {
    title: 'Example',
    description: '',
    knobs: { rate, ...(canChange && { changes: changes({ rate }) }), seed: seed() },
    experiment: () => ({ kind: 'descent' }) as Experiment,
    summarise: (result: Result) => {
      calls.summarise++;
      return (result as DescentResult).paths[0]!.points.at(-1)![0]!;
    },
    panels: () => [],
    table: (data: unknown) => ({ columns: ['x'], rows: [[data as number]] }),
    measures: () => ({}),
    finding: {
      says: (data: unknown) => `It comes to ${data as number}.`,
      holds: () => true,
      fails: {},
      atLeast: 1,
    },
    curves: () => null,
  } satisfies AnyFigure;
  return { figure, calls };
}

interface Computation {
  signal: AbortSignal;
  progress: (soFar: Result) => void;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** A session with all that is around it. It is near and awake, unless said otherwise. */
async function begin({
  isNear = true,
  linked = lesson,
  limits = unlimited,
  load,
  draw = () => {},
  drawMilliseconds = 0,
  isStill = false,
  canChange = false,
}: {
  isNear?: boolean;
  linked?: Settings;
  limits?: Limits;
  load?: () => Promise<never>;
  draw?: () => void;
  /** How long a drawing takes. */
  drawMilliseconds?: number;
  isStill?: boolean;
  canChange?: boolean;
} = {}) {
  const { figure, calls } = exampleFigure(canChange);
  const computations: Computation[] = [];
  const kept: Settings[] = [];
  const frames = new Set<(now: number) => void>();
  const clock = { now: 0 };
  const drawNumber: Loaded['draw'] = (_, data) => {
    draw();
    clock.now += drawMilliseconds;
    heard.drawn.push(data as number);
    return { width: 760, height: 100, placed: [], inWords: '' };
  };
  const world: World = {
    load: load ?? (() => Promise.resolve({ figure, lesson, draw: drawNumber, Shown })),
    linked: () => ({ values: linked, limits, notices: [] }),
    keep: (_, settings) => void kept.push(settings),
    compute: (_, { signal, progress }) =>
      new Promise((resolve, reject) => computations.push({ signal, progress, resolve, reject })),
    onFrame(act) {
      frames.add(act);
      return () => frames.delete(act);
    },
    now: () => clock.now,
    isStill: () => isStill,
  };
  const heard = {
    states: [] as State[],
    drawn: [] as number[],
    settings: [] as Settings[],
    restored: {} as Settings,
    claims: [] as string[],
    news: [] as string[],
    message: '',
    time: null as Time | null,
    fromHere: null as FromHere | null,
    progress: 0,
  };
  const audience: Audience = {
    state: (state) => state !== heard.states.at(-1) && heard.states.push(state),
    settings: (_, settings, restored) => {
      heard.settings.push(settings);
      heard.restored = restored;
    },
    limits: () => {},
    left: () => void (heard.message = ''),
    draw: (view) => void view.drawOn({ svg: paper, width: 760, prefix: '' }),
    progress: (share) => (heard.progress = share),
    time: (time) => (heard.time = time),
    fromHere: (told) => (heard.fromHere = told),
    outcome: ({ claim }) => heard.claims.push(claim),
    unfinished: () => heard.news.push('unfinished'),
    message: (words) => (heard.message = words),
    stopped: () => heard.news.push('stopped'),
    failed: () => heard.news.push('failed'),
  };
  const session = new FigureSession(world, audience);
  session.see(isNear);
  await session.wake();
  /** The next frame of the browser: what was asked for until now, and not what is asked for in it. */
  const frame = (milliseconds = 16) => {
    clock.now += milliseconds;
    const due = [...frames];
    frames.clear();
    for (const act of due) act(clock.now);
  };
  /** Computes to the end at the present settings. */
  const settle = async (rate: number) => {
    frame();
    computations.at(-1)!.resolve(resultAt(rate));
    await settled();
  };
  return { session, heard, computations, kept, frame, settle, calls, frames };
}

/** Lets promises that are resolved go on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a knob', () => {
  test('is told and kept at once, computed at the next frame, and its result told', async () => {
    const { session, heard, computations, kept, frame } = await begin();
    session.set({ rate: 0.2 });
    expect(heard.states).toEqual(['ready', 'running']);
    expect(heard.settings).toEqual([{ rate: 0.2, seed: 1 }]);
    expect(kept).toEqual([{ rate: 0.2, seed: 1 }]);
    expect(computations).toHaveLength(0);
    frame();
    computations[0]!.resolve(resultAt(0.2));
    await settled();
    expect(heard.states).toEqual(['ready', 'running', 'done']);
    expect(heard.drawn).toEqual([2]);
    expect(heard.claims).toEqual(['It comes to 2.']);
    expect(session.shown!.table.rows).toEqual([[2]]);
  });

  test('that stays where it is does nothing', async () => {
    const { session, heard, frames } = await begin();
    session.set({ rate: 0.1 });
    expect([heard.states, heard.settings, frames.size]).toEqual([['ready'], [], 0]);
  });

  test('that moves often in a frame is computed once, at its last value', async () => {
    const { session, heard, computations, frame } = await begin();
    for (const rate of [0.2, 0.3, 0.4]) session.set({ rate });
    frame();
    expect(computations).toHaveLength(1);
    computations[0]!.resolve(resultAt(0.4));
    await settled();
    expect(session.outcome!.values['rate']).toBe(0.4);
    expect(heard.states.at(-1)).toBe('done');
  });

  test('that moves again drops what was under way, and whatever it still answers', async () => {
    const { session, heard, computations, frame } = await begin();
    session.set({ rate: 0.2 });
    frame();
    session.set({ rate: 0.3 });
    frame();
    expect(computations[0]!.signal.aborted).toBe(true);
    computations[0]!.progress(resultAt(0.2, 5));
    computations[0]!.resolve(resultAt(0.2));
    await settled();
    frame();
    expect([heard.drawn, heard.claims, heard.states.at(-1)]).toEqual([[], [], 'running']);
    computations[1]!.resolve(resultAt(0.3));
    await settled();
    expect(heard.drawn).toEqual([3]);
  });
});

describe('a locked knob', () => {
  const limits = { ...unlimited, locked: new Set(['rate']) };

  test('stays where the address has it, whatever is asked, and others move', async () => {
    const { session, heard } = await begin({ linked: { rate: 0.3, seed: 1 }, limits });
    session.set({ rate: 0.5, seed: 2 });
    expect(session.settings).toEqual({ rate: 0.3, seed: 2 });
    session.act('restore', '');
    expect(session.settings).toEqual({ rate: 0.3, seed: 1 });
    expect(heard.restored).toEqual(session.settings);
  });

  test('alone asked for is nothing asked for', async () => {
    const { session, kept, frames } = await begin({ limits });
    session.set({ rate: 0.5 });
    expect([kept, frames.size]).toEqual([[], 0]);
  });
});

describe('a result that grows', () => {
  test('is summarised once per frame, however many parts come in it', async () => {
    const { session, heard, computations, frame, calls } = await begin();
    session.set({ rate: 0.2 });
    frame();
    const { progress, resolve } = computations[0]!;
    for (const upTo of [1, 2, 5]) progress(resultAt(0.2, upTo));
    frame();
    expect([calls.summarise, heard.drawn, heard.progress]).toEqual([1, [1], 0.5]);
    resolve(resultAt(0.2));
    await settled();
    // Once for the drawing, the outcome and the table together.
    expect([session.shown!.table.rows, calls.summarise]).toEqual([[[2]], 2]);
  });

  test('is drawn the less often the longer that takes, first at once, and as far as it came when it is stopped', async () => {
    const { session, heard, computations, frame } = await begin({ drawMilliseconds: 40 });
    session.set({ rate: 0.2 });
    frame();
    for (let part = 0; part < 40; part++) {
      computations[0]!.progress(resultAt(0.2, 5));
      frame();
      if (part === 0) expect(heard.drawn).toHaveLength(1);
    }
    // Of 40 parts 16 ms apart: the first, and others when 200 ms are over.
    expect(heard.drawn).toHaveLength(3);
    session.act('stop', '');
    frame();
    expect(heard.drawn).toHaveLength(4);
  });

  test('is not announced before it is whole', async () => {
    const { session, heard, computations, frame } = await begin();
    session.set({ rate: 0.2 });
    frame();
    computations[0]!.progress(resultAt(0.2, 9));
    frame();
    expect([heard.claims, session.outcome]).toEqual([[], null]);
  });
});

describe('Stop', () => {
  test('ends the computation, and says that it is not finished', async () => {
    const { session, heard, computations, frame } = await begin();
    session.set({ rate: 0.2 });
    frame();
    session.act('stop', '');
    expect(computations[0]!.signal.aborted).toBe(true);
    expect(heard.states.at(-1)).toBe('ready');
    expect(heard.news).toEqual(['unfinished', 'stopped']);
    computations[0]!.reject(computations[0]!.signal.reason);
    await settled();
    expect([heard.states.at(-1), heard.message]).toEqual(['ready', '']);
  });

  test('before the computation has begun calls it off', async () => {
    const { session, computations, frame } = await begin();
    session.set({ rate: 0.2 });
    session.act('stop', '');
    frame();
    expect(computations).toEqual([]);
  });
});

describe('out of sight', () => {
  test('nothing is computed until it is seen', async () => {
    const { session, heard, computations, frame } = await begin({ isNear: false });
    session.set({ rate: 0.2 });
    frame();
    expect([computations, heard.states.at(-1)]).toEqual([[], 'running']);
    session.see(true);
    frame();
    expect(computations).toHaveLength(1);
  });

  test('what was under way ends without a word, and begins again', async () => {
    const { session, heard, computations, frame } = await begin();
    session.set({ rate: 0.2 });
    frame();
    session.see(false);
    expect(computations[0]!.signal.aborted).toBe(true);
    expect([heard.states.at(-1), heard.news]).toEqual(['ready', ['unfinished']]);
    session.see(true);
    frame();
    computations[1]!.resolve(resultAt(0.2));
    await settled();
    expect([heard.states.at(-1), heard.drawn]).toEqual(['done', [2]]);
  });

  test('nothing that is done begins again', async () => {
    const { session, computations, frame, settle } = await begin();
    session.set({ rate: 0.2 });
    await settle(0.2);
    session.see(false);
    session.see(true);
    frame();
    expect(computations).toHaveLength(1);
  });

  test('it does not play', async () => {
    const { session, heard, frame, settle } = await begin();
    session.play();
    await settle(0.1);
    frame(1000);
    session.see(false);
    expect(heard.time!.isPlaying).toBe(false);
  });
});

describe('a failure', () => {
  test('of the computation is told, keeps the last drawing, and the next knob tries again', async () => {
    const { session, heard, computations, frame, settle } = await begin();
    session.set({ rate: 0.2 });
    frame();
    computations[0]!.reject(new Error('The worker stopped 2 times.'));
    await settled();
    expect(heard.message).toBe(
      'The computation failed: The worker stopped 2 times. The last drawing is kept.',
    );
    expect([heard.states.at(-1), heard.news, heard.drawn]).toEqual(['failed', ['unfinished', 'failed'], []]);
    session.set({ rate: 0.3 });
    await settle(0.3);
    expect([heard.states.at(-1), heard.message, heard.drawn]).toEqual(['done', '', [3]]);
  });

  test('is no longer told when anything begins the next computation', async () => {
    const { session, heard, computations, frame } = await begin();
    session.set({ rate: 0.2 });
    frame();
    computations[0]!.reject(new Error('broken'));
    await settled();
    session.play();
    expect([heard.message, heard.states.at(-1)]).toEqual(['', 'running']);
  });

  test('of a drawing stops the computation, and the next knob is not held up by it', async () => {
    let isBroken = true;
    const draw = () => {
      if (isBroken) throw new Error('no scale');
    };
    const { session, heard, computations, frame, settle } = await begin({ draw });
    session.set({ rate: 0.2 });
    frame();
    computations[0]!.progress(resultAt(0.2, 5));
    frame();
    expect(heard.message).toBe('The drawing could not be made anew. (no scale)');
    expect([computations[0]!.signal.aborted, heard.states.at(-1)]).toEqual([true, 'failed']);
    isBroken = false;
    session.set({ rate: 0.3 });
    await settle(0.3);
    expect([heard.message, heard.drawn]).toEqual(['', [3]]);
  });

  test('to load is told, and the next touch tries again', async () => {
    let attempts = 0;
    const load = () => Promise.reject(new Error(`no connection ${++attempts}`));
    const { session, heard } = await begin({ load });
    expect([heard.states, heard.message]).toEqual([
      ['failed'],
      'This figure could not be loaded; reloading the page may help. (no connection 1)',
    ]);
    await session.wake();
    expect(heard.message).toContain('no connection 2');
  });
});

describe('time', () => {
  test('Play computes first, then goes from the start to the end', async () => {
    const { session, heard, frame, settle } = await begin();
    session.play();
    await settle(0.1);
    expect(heard.time).toMatchObject({ at: 0, isPlaying: true });
    frame(3000);
    expect(heard.time).toMatchObject({ at: 0.5, isPlaying: true, told: 'step 5 of 10' });
    expect(heard.drawn.at(-1)).toBe(0.5);
    frame(3000);
    expect([heard.time!.isPlaying, heard.drawn.at(-1)]).toEqual([false, 1]);
  });

  test('Play pressed again pauses, and nothing is drawn any more', async () => {
    const { session, heard, frame, settle, frames } = await begin();
    session.act('play', '');
    await settle(0.1);
    frame(3000);
    session.act('play', '');
    frame(1000);
    frame(1000);
    expect([heard.time!.at, heard.drawn.at(-1), frames.size]).toEqual([0.5, 0.5, 0]);
  });

  test('who wants nothing to move gets the end at once', async () => {
    const { session, heard, settle } = await begin({ isStill: true });
    session.play();
    await settle(0.1);
    expect(heard.time).toMatchObject({ at: 1, isPlaying: false });
  });

  test('moved while it computes, it stays where it was put, and the computation goes on', async () => {
    const { session, heard, computations, frame } = await begin();
    session.set({ rate: 0.2 });
    frame();
    session.scrub(0.5);
    expect(computations[0]!.signal.aborted).toBe(false);
    computations[0]!.resolve(resultAt(0.2));
    await settled();
    frame();
    expect([heard.time!.at, heard.drawn.at(-1), computations.length]).toEqual([0.5, 1, 1]);
    // What is said is of the whole run.
    expect(heard.claims).toEqual(['It comes to 2.']);
  });

  test('Step goes by one step, from the end to the start', async () => {
    const { session, heard, frame, settle } = await begin();
    session.act('step', '');
    await settle(0.1);
    expect(heard.time!.told).toBe('step 0 of 10');
    session.act('step', '');
    frame();
    expect([heard.time!.told, heard.drawn.at(-1)]).toEqual(['step 1 of 10', 0.1]);
  });

  test('a knob goes to the end of the new run', async () => {
    const { session, heard, frame, settle } = await begin();
    session.scrub(0.5);
    await settle(0.1);
    frame();
    session.set({ rate: 0.2 });
    expect(heard.time!.at).toBe(1);
  });
});

describe('the lesson asks', () => {
  test('for settings: what it shows already is computed too', async () => {
    const { session, computations, settle } = await begin();
    session.show({});
    await settle(0.1);
    session.show({});
    await settle(0.1);
    expect(computations).toHaveLength(2);
  });

  test('for others: all that it does not name is the lesson’s own', async () => {
    const { session } = await begin();
    session.set({ seed: 7 });
    session.show({ rate: 0.3 });
    expect(session.settings).toEqual({ rate: 0.3, seed: 1 });
  });
});

test('a link with state is followed when the figure wakes, and not kept: it is the address', async () => {
  const { session, heard, kept, settle } = await begin({ linked: { rate: 0.5, seed: 1 } });
  expect([session.settings, kept]).toEqual([{ rate: 0.5, seed: 1 }, []]);
  await settle(0.5);
  expect(heard.drawn).toEqual([5]);
});

test('a figure that leaves its page computes and draws no more, and goes on when it is put back', async () => {
  const { session, computations, frame, frames } = await begin();
  session.set({ rate: 0.2 });
  frame();
  computations[0]!.progress(resultAt(0.2, 5));
  session.leave();
  expect([computations[0]!.signal.aborted, frames.size]).toEqual([true, 0]);
  session.see(true);
  frame();
  expect(computations).toHaveLength(2);
});

describe('“Change from here”', () => {
  const changing = { canChange: true, linked: { ...lesson, changes: [] } };

  /** Computed to its end, and standing at step 4 of 10. */
  async function atStepFour() {
    const begun = await begin(changing);
    begun.session.ask();
    await begun.settle(0.1);
    begun.session.scrub(0.4);
    return begun;
  }

  test('lets a knob move what comes after the step, and stays there while it is dragged', async () => {
    const { session, heard, kept } = await atStepFour();
    session.act('from-here', 'changes');
    expect(heard.fromHere).toEqual({ step: 4, isPossible: true });
    expect(heard.message).toBe('The knobs now change the run from step 4 on. What it was before stays.');
    for (const rate of [0.2, 0.3]) session.set({ rate });
    const settings = { rate: 0.3, changes: [{ at: 4, before: { rate: 0.1 } }], seed: 1 };
    expect(session.settings).toEqual(settings);
    expect(kept.at(-1)).toEqual(settings);
    expect([heard.time!.at, heard.fromHere]).toEqual([1, { step: 4, isPossible: false }]);
  });

  test('changes from a later step what is turned later', async () => {
    const { session, settle } = await atStepFour();
    session.act('from-here', 'changes');
    session.set({ rate: 0.2 });
    await settle(0.2);
    session.scrub(0.7);
    session.set({ rate: 0.3 });
    expect(session.settings['changes']).toEqual([
      { at: 4, before: { rate: 0.1 } },
      { at: 7, before: { rate: 0.2 } },
    ]);
  });

  test('says of what cannot change on the way that it is new from the start on', async () => {
    const { session, heard } = await atStepFour();
    session.act('from-here', 'changes');
    session.set({ seed: 5 });
    expect(session.settings).toEqual({ rate: 0.1, changes: [], seed: 5 });
    expect(heard.message).toBe('Seed cannot change on the way: it is new from the run’s start on.');
  });

  test('switched off, and with “Restore settings”, the run has no changes any more', async () => {
    const { session, heard } = await atStepFour();
    session.act('from-here', 'changes');
    session.set({ rate: 0.2 });
    session.act('from-here', 'changes');
    expect(session.settings).toEqual({ rate: 0.2, changes: [], seed: 1 });
    expect(heard.fromHere!.step).toBeNull();
    session.set({ rate: 0.3 });
    expect(session.settings['changes']).toEqual([]);
    session.act('restore', '');
    expect(heard.fromHere!.step).toBeNull();
    expect(session.settings['rate']).toBe(0.1);
  });

  test('is not possible at either end of the run', async () => {
    const { session, heard } = await atStepFour();
    for (const end of [0, 1]) {
      session.scrub(end);
      expect(heard.fromHere).toEqual({ step: null, isPossible: false });
      session.act('from-here', 'changes');
      expect(heard.fromHere!.step).toBeNull();
    }
  });

  test('is on where a link has changes', async () => {
    const linked = { ...lesson, rate: 0.5, changes: [{ at: 6, before: { rate: 0.1 } }] };
    const { heard } = await begin({ canChange: true, linked });
    expect(heard.fromHere!.step).toBe(6);
  });
});
