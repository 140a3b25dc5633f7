/**
 * Astro's own log without its lines for single pages. It writes each in two halves, the address when a page is begun and the
 * time when it is done; pages that are rendered side by side tear them apart. `progressLine` says how far the build is.
 */
import nodeLog, { type NodeHandlerConfig } from 'astro/logger/node';
import { wipeProgress } from './progress-line.ts';

type Destination = ReturnType<typeof nodeLog>;

/** Astro gives this label to the second half, " (+1.2s)". */
const unlabelled = 'SKIP_FORMAT';

const isHalfALine = ({ newLine, label, message }: Parameters<Destination['write']>[0]) =>
  !newLine || (label === unlabelled && /^\s*\S*\(\+[^)]*\)\S*\s*$/.test(message));

export default function buildLog(options?: NodeHandlerConfig): Destination {
  const log = nodeLog(options);
  return {
    write(event) {
      if (isHalfALine(event)) return;
      wipeProgress(process.stdout);
      log.write(event);
    },
  };
}
