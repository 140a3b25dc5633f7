/** The part that is used of a package without types. */
declare module 'subset-font' {
  /** Of a variable font: the place on an axis, or the part of it, by the axis's tag. */
  export type Axes = Readonly<Record<string, number | { min: number; max: number }>>;

  export default function subset(
    font: Buffer,
    characters: string | undefined,
    options: {
      targetFormat: 'woff2' | 'truetype';
      variationAxes?: Axes;
      keepAllGlyphs?: boolean;
      keepFeatures?: readonly string[];
      noHinting?: boolean;
      dropTables?: readonly string[];
    },
  ): Promise<Buffer>;
}
