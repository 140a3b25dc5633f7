/** Made by judge-plugin.ts. */
declare module '*?judge' {
  const digest: string;
  export default digest;
}
declare module '*?judge-measures' {
  const digest: string;
  export default digest;
}
