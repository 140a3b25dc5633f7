import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { letRead } from '../../../../src/lib/figure/live/let-read.ts';
import type { ReadOut } from '../../../../src/lib/figure/live/read-out.ts';

/** A stage whose values can be read, what has been taken by what reads them, and how often that was loaded. */
function readable({ failures = 0 } = {}) {
  const { document, Event } = parseHTML('<!doctype html><div></div>');
  const stage = document.querySelector('div')!;
  const life = new AbortController();
  const taken: Event[] = [];
  const load = vi.fn(async () => {
    if (load.mock.calls.length <= failures) throw new Error('no connection');
    return { take: (event: Event) => taken.push(event) } as unknown as ReadOut;
  });
  letRead(stage, life.signal, { title: 'Momentum', id: 'momentum' }, load);
  const happens = (type: string, details: object = {}) => {
    const event = Object.assign(new Event(type), details);
    stage.dispatchEvent(event);
    return event;
  };
  return { stage, life, taken, load, happens };
}

test('what reads is loaded once, by the first key, pointer or focus, and takes what came last', async () => {
  const { taken, load, happens } = readable();
  expect(load).not.toHaveBeenCalled();
  happens('focus');
  happens('keydown');
  const last = happens('pointermove');
  await vi.waitFor(() => expect(taken).toEqual([last]));
  happens('pointermove');
  expect(load).toHaveBeenCalledOnce();
});

test('keys that come while it loads are all taken, in their order', async () => {
  const { taken, happens } = readable();
  const keys = ['ArrowRight', 'Home', 'ArrowUp'].map((key) => happens('keydown', { key }));
  await vi.waitFor(() => expect(taken).toEqual(keys));
});

test('a tap is read though its finger has left and the focus has come since', async () => {
  const { taken, happens } = readable();
  const tap = happens('pointerup', { pointerType: 'touch' });
  happens('pointerleave', { pointerType: 'touch' });
  happens('focus');
  await vi.waitFor(() => expect(taken).toEqual([tap]));
});

test('nothing is read for a mouse that has gone meanwhile', async () => {
  const { taken, load, happens } = readable();
  happens('pointermove', { pointerType: 'mouse' });
  happens('pointerleave', { pointerType: 'mouse' });
  await load.mock.results[0]!.value;
  await Promise.resolve();
  expect(taken).toEqual([]);
});

test('where it could not be loaded, the next that comes tries again', async () => {
  const { taken, load, happens } = readable({ failures: 1 });
  happens('pointermove');
  await expect(load.mock.results[0]!.value).rejects.toThrow('no connection');
  await Promise.resolve();
  const second = happens('pointermove');
  await vi.waitFor(() => expect(taken).toEqual([second]));
});

test('the hint for the keys leaves the page with the figure', () => {
  const { stage, life } = readable();
  expect(stage.querySelector('p')!.textContent).toContain('arrow keys');
  life.abort();
  expect(stage.querySelector('p')).toBeNull();
});
