/** Made by thread-plugin.ts: the file that a thread runs, and a word for all that computes in it. */
declare module 'virtual:experiment-thread' {
  const thread: { file: string; digest: string };
  export default thread;
}
