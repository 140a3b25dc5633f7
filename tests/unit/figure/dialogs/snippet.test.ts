/** The snippet in a page as linkedom reads it; its script runs with a page and messages that are played here. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { snippet } from '../../../../src/lib/figure/dialogs/snippet.ts';

const embeds = 'https://book.example/tuning/embed/';
const framed = {
  src: `${embeds}momentum/?momentum.beta=0.71&theme=dark`,
  embeds,
  title: 'Momentum, “live” & <bold> "too"',
  height: 640,
  widest: 736,
};

interface Frame {
  getAttribute: () => string;
  contentWindow: object;
  height?: number;
}

/** Runs the snippet's script; returns how to send it messages. */
function listening(frames: readonly Frame[]): (message: { data: unknown; source: object }) => void {
  const script = /<script>(.*)<\/script>$/.exec(snippet(framed))![1]!;
  const listeners: ((message: { data: unknown; source: object }) => void)[] = [];
  new Function('addEventListener', 'document', script)(
    (_: string, listener: (typeof listeners)[number]) => listeners.push(listener),
    { querySelectorAll: () => frames },
  );
  return listeners[0]!;
}

describe('the snippet', () => {
  test('is one line, and its frame has all that was given', () => {
    expect(snippet(framed)).not.toContain('\n');
    const frame = parseHTML(`<body>${snippet(framed)}</body>`).document.querySelector('iframe')!;
    expect(frame.getAttribute('src')).toBe(framed.src);
    expect(frame.getAttribute('title')).toBe(framed.title);
    expect(frame.getAttribute('height')).toBe('640');
  });

  test('gives a frame the height that its own window asks for', () => {
    const [one, two] = [{}, {}];
    const frames: Frame[] = [
      { getAttribute: () => `${embeds}momentum/`, contentWindow: one },
      { getAttribute: () => `${embeds}bowl/`, contentWindow: two },
    ];
    listening(frames)({ data: { type: 'live-figure:height', height: 512 }, source: two });
    expect(frames.map(({ height }) => height)).toEqual([undefined, 512]);
  });

  test('does nothing for other windows, other messages and frames of other sites', () => {
    const [ours, theirs] = [{}, {}];
    const frames: Frame[] = [
      { getAttribute: () => `${embeds}momentum/`, contentWindow: ours },
      { getAttribute: () => 'https://other.example/embed/', contentWindow: theirs },
    ];
    const send = listening(frames);
    send({ data: { type: 'live-figure:height', height: 1 }, source: {} });
    send({ data: { type: 'live-figure:height', height: 2 }, source: theirs });
    send({ data: { type: 'other', height: 3 }, source: ours });
    send({ data: null, source: ours });
    expect(frames.map(({ height }) => height)).toEqual([undefined, undefined]);
  });
});
