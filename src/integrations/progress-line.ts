/** The line that says how far the experiments of a build are. A terminal has it rewritten; a log gets one now and then. */
import type { WriteStream } from 'node:tty';
import type { AstroIntegration } from 'astro';
import { onProgress, type Progress } from '../lib/worker/threads/progress.ts';

/** How long a log, which keeps every line, goes without one. */
const silenceMilliseconds = 5000;
const clearLine = '\x1b[2K';

export function progressLine(): AstroIntegration {
  let end: (() => void) | undefined;
  return {
    name: 'progress-line',
    hooks: {
      'astro:build:start': () => {
        end = showProgress(process.stdout);
      },
      'astro:build:done': () => end?.(),
    },
  };
}

type Stream = Pick<WriteStream, 'isTTY' | 'columns' | 'write'>;

/** Makes room for another line. */
export const wipeProgress = (stream: Stream): void => void (stream.isTTY && stream.write(clearLine));

/** Shows the progress of this process until the function that it returns is called. */
export function showProgress(stream: Stream): () => void {
  let spoken = performance.now();
  const end = onProgress((progress) => {
    if (stream.isTTY) {
      // Back to the beginning: what is written next goes over it.
      stream.write(`${clearLine}${progressText(progress).slice(0, stream.columns - 1)}\r`);
      return;
    }
    if (performance.now() - spoken < silenceMilliseconds) return;
    spoken = performance.now();
    stream.write(`${progressText(progress)}\n`);
  });
  return () => {
    end();
    wipeProgress(stream);
  };
}

/** "Experiments: 12 of 97 done (Momentum, retuned, seed 1003)" */
const progressText = ({ done, asked, name }: Progress): string =>
  `Experiments: ${done} of ${asked} done (${name})`;
