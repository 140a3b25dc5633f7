import { expectNoViolations } from '../axe.ts';
import type { Check } from './visit.ts';

export const axe: Check = {
  name: 'axe finds nothing, in light and in dark',
  inTurns: true,
  run: ({ page }) => expectNoViolations(page),
};
