/** Made by kernel-plugin.ts: the compiled kernel in base64. */
declare module 'virtual:fused-kernel' {
  const base64: string;
  export default base64;
}
