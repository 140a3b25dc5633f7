declare module 'virtual:formula-fonts' {
  /** Addresses of the fonts that every formula needs. */
  const addresses: readonly string[];
  export default addresses;
}
