/** A hash over the bits of numbers: FNV-1a with 64 bits (Fowler, Noll & Vo). */
export class Hash {
  #state = 0xcbf29ce484222325n;

  add(numbers: Float32Array | Float64Array): this {
    for (const byte of new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)) {
      this.#state = BigInt.asUintN(64, (this.#state ^ BigInt(byte)) * 0x100000001b3n);
    }
    return this;
  }

  /** 16 hexadecimal digits. */
  text(): string {
    return this.#state.toString(16).padStart(16, '0');
  }
}
