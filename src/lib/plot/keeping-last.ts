/** What is made of a key, kept until another key comes: a figure redraws often, and seldom with another surface. */
export function keepingLast<Key, T>(make: (key: Key) => T): (key: Key) => T {
  let last: { key: string; made: T } | null = null;
  return (key) => {
    const written = JSON.stringify(key);
    if (last?.key !== written) last = { key: written, made: make(key) };
    return last.made;
  };
}
