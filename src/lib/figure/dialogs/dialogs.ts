/** What the buttons under a figure open, loaded at the first press of one of them. */
import type { OpeningAction } from '../contract/actions.ts';
import { open as sweepKnob } from './knob-sweep.ts';
import type { Opened } from './opened.ts';
import { open as checkSeeds } from './seed-check.ts';
import { open as share } from './share-dialog.ts';

export const dialogs: Readonly<Record<OpeningAction, (opened: Opened) => unknown>> = {
  'check-seeds': checkSeeds,
  'sweep-knob': sweepKnob,
  share,
};
