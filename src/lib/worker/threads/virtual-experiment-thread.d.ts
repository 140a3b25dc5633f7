/** Made by thread-plugin.ts: the file that a thread runs, and for each kind of experiment a word for all that computes it. */
declare module 'virtual:experiment-thread' {
  const thread: {
    file: string;
    digests: Record<import('../../experiment/experiment.ts').Experiment['kind'], string>;
  };
  export default thread;
}
