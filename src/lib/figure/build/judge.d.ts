/** Made by judge-plugin.ts. */
declare module '*?judge' {
  const digest: string;
  export default digest;
}
