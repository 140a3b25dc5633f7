/** Steps of the golden ratio fill a band evenly, however many they are. */
const goldenRatio = 0.618034;

/** How far the `i`th of many things at the same place stands beside it, within a band: −½ … ½ of its width. */
export const besideEachOther = (i: number, band: number): number => (((i * goldenRatio) % 1) - 0.5) * band;
