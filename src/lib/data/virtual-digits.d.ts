/** Made at build time by `digits-plugin.ts`; a `PackedDigits`, which an ambient module cannot import. */
declare module 'virtual:digits' {
  const packed: Record<'training' | 'validation' | 'test', string>;
  export default packed;
}
