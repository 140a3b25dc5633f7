/** All views by name. */
import type { View as ViewName } from './configuration.ts';
import { bestSoFar } from './views/best-so-far.ts';
import { curves } from './views/curves.ts';
import { space } from './views/space.ts';
import { trials } from './views/trials.ts';
import type { View } from './views/view.ts';

const views: Record<ViewName, View> = { 'best-so-far': bestSoFar, trials, space, curves };

export const viewOf = (name: ViewName): View => views[name];
