import { describe, expect, test } from 'vitest';
import { askedBy, tellAsking } from '../../../src/lib/companions/asking-page.ts';

const told = { type: 'live-figure:task', id: 'momentum-task-1', task: 'Make it diverge.' } as const;

/** A page at an address, and what the window that has opened it hears, with the origin it was sent to. */
function opened(search: string, isOpened = true) {
  const heard: unknown[] = [];
  const opener = { postMessage: (message: unknown, origin: string) => heard.push([message, origin]) };
  const here = {
    location: { search, pathname: '/momentum/' },
    opener: isOpened ? opener : null,
  } as unknown as Window;
  Object.assign(here, { parent: here });
  tellAsking(here, told);
  return heard;
}

describe('answers and ticks', () => {
  test('are told to the page that asked, by its origin, and say where they are from', () => {
    expect(opened('?answers=https://school.example')).toEqual([
      [{ ...told, page: '/momentum/' }, 'https://school.example'],
    ]);
  });

  test('are told to nobody else', () => {
    expect(opened('')).toEqual([]);
    expect(opened('?answers=*')).toEqual([]);
    expect(opened('?answers=https://school.example', false)).toEqual([]);
  });

  test.each(['*', 'school.example', 'https://school.example/course', 'javascript:alert(1)', '', 'file:///a'])(
    'are not asked for by “%s”, which is told',
    (given) => {
      expect(askedBy(`?answers=${encodeURIComponent(given)}`)).toEqual({
        mistake: expect.stringMatching(/no origin.*Write a scheme and a host/s) as string,
      });
    },
  );
});
