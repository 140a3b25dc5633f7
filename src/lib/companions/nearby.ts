/** What elements of a text do once the reader is near, by their names: each until `signal` aborts. */
import { load } from '../loading/load.ts';
import { tellKept } from './kept-answers.ts';
import { chooseLibrary } from './library.ts';
import { light, lightEach } from './lighting.ts';
import { turn } from './turning.ts';
import { offerWorksheet } from './worksheet.ts';

export const nearby = {
  'figure-turn': turn,
  'figure-mark': light,
  'marked-formula': lightEach,
  'library-tabs': chooseLibrary,
  'kept-answers': tellKept,
  'lesson-worksheet': offerWorksheet,
  /** Of one lesson alone: what writes the files comes by itself. */
  'study-scripts': (host: HTMLElement, signal: AbortSignal) =>
    void load(() => import('./study-scripts/study-scripts.ts')).then(({ offerScripts }) =>
      offerScripts(host, signal),
    ),
};
