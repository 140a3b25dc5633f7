import type { Mark, Thing } from '../mark.ts';

/** What can be read off thing by thing. They are drawn by other marks. */
export const things = ({ things: all }: { things: readonly Thing[] }): Mark => ({
  kind: 'things',
  things: all,
  draw: () => {},
});
