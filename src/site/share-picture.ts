/** Where the picture of a page for shared links lies: `momentum/` → `og/momentum.png`. Paths are without the base. */
export const sharePicture = (path: string) => `og/${path.replace(/\/$/, '') || 'index'}.png`;
