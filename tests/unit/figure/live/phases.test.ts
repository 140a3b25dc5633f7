import { describe, expect, test } from 'vitest';
import {
  after,
  stateIn,
  type Happening,
  type Phase,
  type State,
} from '../../../../src/lib/figure/live/phases.ts';

const phases: Phase[] = [
  ...(['static', 'unloadable', 'ready', 'asked', 'computing', 'postponed'] as const),
  ...(['interrupted', 'done', 'failed'] as const),
];
const happenings: Happening[] = [
  ...(['woken', 'unloadable', 'asked', 'begun', 'finished', 'stopped', 'failed', 'near', 'away'] as const),
];

/** What each phase answers to; of the rest it takes no notice. */
const answers: Record<Phase, string> = {
  static: 'woken → ready, unloadable → unloadable',
  unloadable: 'woken → ready, unloadable → unloadable',
  ready: 'asked → asked, begun → computing, failed → failed',
  asked: 'begun → computing, stopped → ready, away → postponed',
  computing: 'asked → asked, finished → done, stopped → ready, failed → failed, away → interrupted',
  postponed: 'asked → asked, begun → computing, stopped → ready, near → asked',
  interrupted: 'asked → asked, begun → computing, near → asked',
  done: 'asked → asked, begun → computing, failed → failed',
  failed: 'asked → asked, begun → computing, failed → failed',
};

describe.each(phases)('%s', (phase) => {
  test.each(happenings)('and %s', (happening) => {
    const [, to = null] = new RegExp(`\\b${happening} → (\\w+)`).exec(answers[phase]) ?? [];
    expect(after(phase, happening)).toBe(to);
  });
});

/** What the page shows, one after the other, from the first phase on. */
const shownDuring = (...course: Happening[]): State[] => {
  let phase: Phase = 'static';
  return course.map((happening) => {
    phase = after(phase, happening) ?? phase;
    return stateIn(phase);
  });
};

test.each<[string, Happening[], State[]]>([
  [
    'a knob is turned, and its result comes',
    ['woken', 'asked', 'begun', 'finished'],
    ['ready', 'running', 'running', 'done'],
  ],
  [
    'a knob is turned again before the result is there',
    ['woken', 'asked', 'begun', 'asked', 'finished', 'begun', 'finished'],
    ['ready', 'running', 'running', 'running', 'running', 'running', 'done'],
  ],
  ['the reader stops it', ['woken', 'asked', 'begun', 'stopped'], ['ready', 'running', 'running', 'ready']],
  [
    'it is scrolled away while it computes, and comes back',
    ['woken', 'asked', 'begun', 'away', 'near', 'begun', 'finished'],
    ['ready', 'running', 'running', 'ready', 'running', 'running', 'done'],
  ],
  [
    'settings come by Back while it is far away',
    ['woken', 'asked', 'away', 'near', 'begun', 'finished'],
    ['ready', 'running', 'running', 'running', 'running', 'done'],
  ],
  [
    'the computation fails, and the next knob tries again',
    ['woken', 'asked', 'begun', 'failed', 'asked', 'begun', 'finished'],
    ['ready', 'running', 'running', 'failed', 'running', 'running', 'done'],
  ],
  ['its code does not come, then does', ['unloadable', 'unloadable', 'woken'], ['failed', 'failed', 'ready']],
  [
    'a redraw of a result fails',
    ['woken', 'begun', 'finished', 'failed'],
    ['ready', 'running', 'done', 'failed'],
  ],
])('%s', (_, course, states) => {
  expect(shownDuring(...course)).toEqual(states);
});

test('every phase can be come to, and none but those of loading is a dead end', () => {
  const reached = new Set<Phase>(['static']);
  for (const phase of reached)
    for (const happening of happenings) {
      const next = after(phase, happening);
      if (next) reached.add(next);
    }
  expect([...reached].sort()).toEqual([...phases].sort());
  for (const phase of phases.filter((one) => !['static', 'unloadable'].includes(one)))
    expect(stateIn(after(phase, 'begun') ?? phase), phase).toBe('running');
});
