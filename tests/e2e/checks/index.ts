/**
 * The checks of a page, in their order: as it has come, with its figures awake, in other sizes and colours, used, on
 * paper. A new check is a line here.
 */
import { axe } from './axe.ts';
import { companions, followed } from './companions.ts';
import { enlarged, fits } from './fits.ts';
import { head } from './head.ts';
import { keyboard } from './keyboard.ts';
import { knob } from './knob.ts';
import { links } from './links.ts';
import { names } from './names.ts';
import { paper } from './paper.ts';
import { quiet } from './quiet.ts';
import { recomputed } from './recomputed.ts';
import { scriptAtLoad, scriptAwake } from './script.ts';
import { still } from './still.ts';
import type { Check } from './visit.ts';
import { firstPaint, weight } from './weight.ts';

export const checks: readonly Check[] = [
  ...[head, links, firstPaint, scriptAtLoad],
  ...[still, scriptAwake, weight],
  ...[axe, names, fits, enlarged],
  ...[recomputed, companions, followed, knob, keyboard],
  ...[paper, quiet],
];
