/** How training is cut into chunks of work, between which an abort is heard and a figure drawn. */

/** How long a chunk should take: short enough for an abort, or a frame of a figure, to come at once. */
export const chunkMilliseconds = 20;

/**
 * To carry a run into the processor's cache and back costs about as much as a step, some 10 to 30 µs. With half a
 * millisecond for each, that is some per cent. Up to so many runs are also seen to move together: each has news in every
 * frame.
 */
const mostRuns = 40;

/** The runs, chunk by chunk. */
export function chunksOf<Run>(runs: Run[]): Run[][] {
  const chunks: Run[][] = [];
  for (let from = 0; from < runs.length; from += mostRuns) chunks.push(runs.slice(from, from + mostRuns));
  return chunks;
}
