import { describe, expect, test } from 'vitest';
import { Keeper } from '../../../src/lib/companions/kept.ts';

/** A browser's storage, as far as it is used. */
function fakeStorage(refuse = false): Storage {
  const items = new Map<string, string>();
  const allowed = () => {
    if (refuse) throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  return {
    getItem: (key: string) => (allowed(), items.get(key) ?? null),
    setItem: (key: string, value: string) => (allowed(), void items.set(key, value)),
    removeItem: (key: string) => (allowed(), void items.delete(key)),
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    clear: () => items.clear(),
  };
}

const answer = { guess: 1, comparison: 'Just as you said: it diverges.' };

describe('what is kept', () => {
  test('is there on another day, each at its own place', () => {
    const storage = fakeStorage();
    new Keeper(() => storage).keep('/momentum/#a', answer);
    new Keeper(() => storage).keep('/momentum/#b', true);
    const later = new Keeper(() => storage);
    expect([later.find('/momentum/#a'), later.find('/momentum/#b'), later.find('/other/#a')]).toEqual([
      answer,
      true,
      undefined,
    ]);
    expect(later.find('constructor')).toBeUndefined();
  });

  test('is gone at once when it is to be forgotten, and nothing is left of it', () => {
    const storage = fakeStorage();
    const keeper = new Keeper(() => storage);
    keeper.keep('/momentum/#a', answer);
    keeper.forget();
    expect([keeper.find('/momentum/#a'), storage.length]).toEqual([undefined, 0]);
  });

  test('is nothing once the reader refuses, until the reader says otherwise', () => {
    const storage = fakeStorage();
    const keeper = new Keeper(() => storage);
    keeper.keep('/momentum/#a', answer);
    keeper.isWilling = false;
    keeper.keep('/momentum/#b', answer);
    expect([keeper.find('/momentum/#a'), keeper.find('/momentum/#b')]).toEqual([undefined, undefined]);
    expect(new Keeper(() => storage).isWilling).toBe(false);
    keeper.isWilling = true;
    keeper.keep('/momentum/#b', answer);
    expect(keeper.find('/momentum/#b')).toEqual(answer);
  });

  test.each([
    ['refuses every access', () => fakeStorage(true)],
    [
      'has no storage at all',
      () => {
        throw new DOMException('Access is denied.', 'SecurityError');
      },
    ],
  ])('is nothing where the browser %s, and nothing fails', (_, storage) => {
    const keeper = new Keeper(storage);
    expect(keeper.isAble).toBe(false);
    keeper.keep('/momentum/#a', answer);
    keeper.isWilling = true;
    keeper.forget();
    expect(keeper.find('/momentum/#a')).toBeUndefined();
  });

  test('that cannot be read is as nothing, and is written anew', () => {
    const storage = fakeStorage();
    storage.setItem('hyperparameter-tuning-answers', '{"half');
    const keeper = new Keeper(() => storage);
    expect(keeper.find('/momentum/#a')).toBeUndefined();
    keeper.keep('/momentum/#a', true);
    expect(keeper.find('/momentum/#a')).toBe(true);
  });
});
