/** Made of assembly/ by lib/math/web-assembly-plugin.ts: the compiled factors in hexadecimal digits. */
declare module 'virtual:large-cholesky' {
  const hex: string;
  export default hex;
}
