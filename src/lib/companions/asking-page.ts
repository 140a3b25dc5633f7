/**
 * The page that asked for a reader's answers and ticks: it has opened this one, or frames it, and named its own origin in
 * the address, `?answers=https://school.example`. The browser gives a message to that origin and no other.
 */
import type { AnswerMessage, TaskMessage } from '../figure/contract/messages.ts';

const parameter = 'answers';

/** The origin that asked, or what is wrong with what is given; null where nobody asked. */
export function askedBy(search: string): { origin: string } | { mistake: string } | null {
  const given = new URLSearchParams(search).get(parameter);
  if (given === null) return null;
  const origin = originOf(given);
  return origin === given
    ? { origin }
    : {
        mistake:
          `The address asks for answers with “${parameter}=${given.slice(0, 60)}”, which is no origin. ` +
          `Write a scheme and a host, as ${parameter}=https://school.example.`,
      };
}

function originOf(given: string): string | null {
  try {
    const { protocol, origin } = new URL(given);
    return /^https?:$/.test(protocol) ? origin : null;
  } catch {
    return null;
  }
}

export type Told = Omit<AnswerMessage, 'page'> | Omit<TaskMessage, 'page'>;

/** Tells the page that asked, if there is one. */
export function tellAsking(here: Window, told: Told): void {
  const asked = askedBy(here.location.search);
  const asking = askingWindow(here);
  if (!asked || !('origin' in asked) || !asking) return;
  asking.postMessage({ ...told, page: here.location.pathname }, asked.origin);
}

/** The window that has opened this one, or has it in a frame. */
export const askingWindow = (here: Window): Window | null =>
  (here.opener as Window | null) ?? (here.parent === here ? null : here.parent);
