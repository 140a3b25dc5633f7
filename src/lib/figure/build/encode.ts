/** Results as JSON without the loss of a bit: typed arrays as base64 of their bytes, NaN and infinities by name. */

export function encode(result: unknown): string {
  return JSON.stringify(result, (_key, value: unknown) => {
    if (value instanceof Float32Array)
      return { $float32: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
    if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
    return value;
  });
}

export function decode<T>(text: string): T {
  return JSON.parse(text, (_key, value) => {
    if (typeof value?.$float32 === 'string') {
      const bytes = Uint8Array.from(Buffer.from(value.$float32, 'base64'));
      return new Float32Array(bytes.buffer);
    }
    if (typeof value?.$number === 'string') return Number(value.$number);
    return value;
  }) as T;
}
