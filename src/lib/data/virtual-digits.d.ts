/** Made at build time by `digits-plugin.ts`. */
declare module 'virtual:digits' {
  const packed: import('./digits-format.ts').PackedDigits;
  export default packed;
}
