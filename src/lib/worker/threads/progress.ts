/**
 * How far the experiments of a process are. Whoever wants to show it listens, from whatever bundle: the pool may be part of
 * the built pages, the line that shows it part of what builds them.
 */
import { subscribe, unsubscribe, channel } from 'node:diagnostics_channel';

export interface Progress {
  done: number;
  asked: number;
  /** The experiment that was begun or done last, in words. */
  name: string;
}

const name = 'experiments';
const experiments = channel(name);

export const tellProgress = (progress: Progress): void => experiments.publish(progress);

/** Returns what ends it. */
export function onProgress(listener: (progress: Progress) => void): () => void {
  const heard = (message: unknown) => listener(message as Progress);
  subscribe(name, heard);
  return () => void unsubscribe(name, heard);
}
