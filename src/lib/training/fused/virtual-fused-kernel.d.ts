/** Made of assembly/ by lib/math/web-assembly-plugin.ts: the compiled kernel in hexadecimal digits. */
declare module 'virtual:fused-kernel' {
  const hex: string;
  export default hex;
}
