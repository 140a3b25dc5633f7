/** The part that is used of a package without types. */
declare module 'subset-font' {
  export default function subset(
    font: Buffer,
    characters: string,
    options: { targetFormat: 'woff2'; keepFeatures: readonly string[]; noHinting: boolean },
  ): Promise<Buffer>;
}
