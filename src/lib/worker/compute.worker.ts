/** The worker: performs experiments, several at a time if asked, and streams their frames. Knows no figure and no page. */
import { perform } from '../experiment/perform.ts';
import { messageOf } from '../text/errors.ts';
import type { Answer, Request } from './protocol.ts';

const running = new Map<number, AbortController>();
const answer = (message: Answer) => self.postMessage(message);

self.onmessage = async ({ data: request }: MessageEvent<Request>) => {
  const { id } = request;
  if (request.ask === 'ping') return answer({ id: 0, tell: 'pong' });
  if (request.ask === 'abort') return running.get(id)?.abort();
  const controller = new AbortController();
  running.set(id, controller);
  try {
    await perform(request.experiment, {
      signal: controller.signal,
      progress: (frame) => answer({ id, tell: 'frame', frame }),
    });
    answer({ id, tell: 'done' });
  } catch (error) {
    if (!controller.signal.aborted) answer({ id, tell: 'failed', message: messageOf(error) });
  } finally {
    running.delete(id);
  }
};

// The first word: its code is here.
answer({ id: 0, tell: 'pong' });
