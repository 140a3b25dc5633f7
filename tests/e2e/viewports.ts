/** The windows in which a figure shows its wide and its narrow drawing. */
export const viewports = [
  { width: 1280, height: 900 },
  { width: 360, height: 900 },
];
