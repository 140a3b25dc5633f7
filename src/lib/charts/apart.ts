import type { PixelPoint } from './marks.ts';

const lineHeight = 16;

/**
 * Places for short labels, moved down where they would cover each other or stand above `top`. `reach` is how wide a label
 * may be. What has no place (null) gets none.
 */
export function apart(
  places: readonly (PixelPoint | null)[],
  { top, reach = 60 }: { top: number; reach?: number },
): (PixelPoint | null)[] {
  const taken: PixelPoint[] = [];
  const settle = ([x, y]: PixelPoint): PixelPoint => {
    const below = taken
      .filter(([other]) => Math.abs(other - x) < reach)
      .map(([, other]) => other + lineHeight);
    const place: PixelPoint = [x, Math.max(y, top, ...below)];
    taken.push(place);
    return place;
  };
  const fromTop = places.filter((place) => place !== null).sort((a, b) => a[1] - b[1]);
  const settled = new Map(fromTop.map((place) => [place, settle(place)]));
  return places.map((place) => place && settled.get(place)!);
}
