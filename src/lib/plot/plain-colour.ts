/** Colours as every program that reads SVG knows them: not only browsers do. */

export interface PlainColour {
  /** `#rrggbb`, or what is no colour of its own: `none`, `url(#…)`. */
  colour: string;
  /** From 0 to 1. In SVG it has an attribute of its own. */
  opacity: number;
}

const functional = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:\s*[,/]\s*([\d.]+))?\)$/;
const hexadecimal = /^(#[\da-f]{6})([\da-f]{2})?$/i;

/** @param css `rgb(…)`, as a browser computes it, `#rrggbb` or `#rrggbbaa`. */
export function plainColour(css: string): PlainColour {
  if (css === 'transparent') return { colour: 'none', opacity: 1 };
  if (css === 'none' || css.startsWith('url(')) return { colour: css, opacity: 1 };
  const [, colour, alpha = 'ff'] = hexadecimal.exec(css) ?? [];
  if (colour) return { colour, opacity: rounded(parseInt(alpha, 16) / 255) };
  const [, red, green, blue, opacity = '1'] = functional.exec(css) ?? [];
  if (!red)
    throw new Error(`${css} is no plain colour: only rgb(…), #rrggbb and #rrggbbaa open outside browsers.`);
  return { colour: `#${[red, green!, blue!].map(twoDigits).join('')}`, opacity: Number(opacity) };
}

const twoDigits = (channel: string) => Math.round(Number(channel)).toString(16).padStart(2, '0');

/** To a thousandth, which 256 steps do not reach. */
const rounded = (opacity: number) => Math.round(opacity * 1000) / 1000;
