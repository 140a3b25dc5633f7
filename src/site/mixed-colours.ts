/**
 * Mixtures of the book's colours, as style sheets write them, become plain colours when the sheets are built, one for each
 * theme: Chrome mixes colours since 111, and the book is read in older ones (floor.ts).
 */
import { mix } from './oklab.ts';

const mixture = /color-mix\(in oklab, var\((--[\w-]+)\) (\d+)%, (?:var\((--[\w-]+)\)|transparent)\)/g;

/** A plugin for PostCSS. `tokens`: the text of styles/tokens.css. */
export function mixedColours(tokens: string) {
  const defined = [...tokens.matchAll(/(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
  // Of a name that is defined again, for some readers, the first definition is everybody's.
  const themed = new Map(defined.reverse().map(([, name, light, dark]) => [name!, [light!, dark!] as const]));
  return {
    postcssPlugin: 'mixed-colours',
    Declaration(declaration: { value: string }): void {
      if (declaration.value.includes('color-mix(')) declaration.value = unmixed(declaration.value, themed);
    },
  };
}

type Themed = ReadonlyMap<string, readonly [light: string, dark: string]>;

function unmixed(value: string, themed: Themed): string {
  const plain = value.replaceAll(mixture, (_, first: string, percent: string, second?: string) => {
    const [share, a, b] = [
      Number(percent) / 100,
      coloursOf(first, themed),
      second && coloursOf(second, themed),
    ];
    const inTheme = (theme: 0 | 1) => (b ? mix(a[theme], share, b[theme]) : a[theme] + opacity(share));
    return `light-dark(${inTheme(0)}, ${inTheme(1)})`;
  });
  if (plain.includes('color-mix('))
    throw new Error(
      `${value}: only "color-mix(in oklab, var(--token) share%, var(--token) or transparent)" is mixed`,
    );
  return plain;
}

function coloursOf(token: string, themed: Themed): readonly [light: string, dark: string] {
  const colours = themed.get(token);
  if (!colours)
    throw new Error(
      `${token} is no light-dark(#rrggbb, #rrggbb) of styles/tokens.css, so it cannot be mixed`,
    );
  return colours;
}

/** The last two digits of `#rrggbbaa`. */
const opacity = (share: number) =>
  Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');
