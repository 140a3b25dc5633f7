/** What the book says to a page that frames a part of it, or has opened it. `/teach/` documents them. */

export const heightMessage = 'live-figure:height';

/** To whoever frames a figure. */
export interface HeightMessage {
  type: typeof heightMessage;
  /** Of all that there is in the frame, in CSS pixels. */
  height: number;
}

export const answerMessage = 'live-figure:answer';
export const taskMessage = 'live-figure:task';

/** To a page that asked for it: what a reader answered. */
export interface AnswerMessage {
  type: typeof answerMessage;
  /** The path of the lesson, and the question's name on it. */
  page: string;
  id: string;
  question: string;
  /** The option that was chosen; of a curve that was drawn, how near it came. */
  answer: string;
  /** Null for a drawn curve, which is nearer or farther. */
  isRight: boolean | null;
}

/** To a page that asked for it: what a reader has got done. */
export interface TaskMessage {
  type: typeof taskMessage;
  page: string;
  id: string;
  task: string;
}
