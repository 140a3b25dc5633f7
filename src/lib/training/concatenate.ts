interface Numbers extends ArrayLike<number> {
  set(part: ArrayLike<number>, offset: number): void;
}

/** The parts one after the other in a new typed array: `concatenate(Float32Array, [a, b])`. */
export function concatenate<T extends Numbers>(
  kind: new (length: number) => T,
  parts: readonly ArrayLike<number>[],
): T {
  const whole = new kind(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
