/** The book's two typefaces, from installed packages: nothing is fetched from a third party. */
import { createRequire } from 'node:module';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontProviders } from 'astro/config';
import { bookCharacters, subsetOf } from './font-subset.ts';
import { standInsOf } from './stand-ins.ts';

// Ranges of @fontsource's own unicode.json.
const ranges = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
} as const;
type Subset = keyof typeof ranges;

/** A file of a typeface: all weights of a range, or one, of a style. */
interface Cut {
  style: 'normal' | 'italic';
  weight: number | { min: number; max: number };
}
const upright: Cut = { style: 'normal', weight: { min: 400, max: 600 } };
const italic: Cut = { style: 'italic', weight: 400 };

const { resolve } = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Astro names a typeface by all that is said of it: a path from here on is the same in whatever folder the project lies. */
const fromRoot = (file: string) => `./${relative(root, file).replaceAll(sep, '/')}`;
const characters = bookCharacters();

const variant = async (family: string, subset: Subset, { style, weight }: Cut) => ({
  src: [
    fromRoot(
      await subsetOf(
        resolve(`@fontsource-variable/${family}/files/${family}-${subset}-wght-${style}.woff2`),
        characters,
        { wght: weight },
      ),
    ),
  ] as [string],
  weight: typeof weight === 'number' ? weight : `${weight.min} ${weight.max}`,
  style,
  unicodeRange: [ranges[subset]] as [string],
  display: 'swap' as const,
});

type Variant = Awaited<ReturnType<typeof variant>>;

/** `cuts` are those that the pages use; an unused one would only be dead weight. */
async function typeface(
  name: string,
  cssVariable: string,
  subset: Subset,
  cuts: [Cut, ...Cut[]],
  generic: 'serif' | 'sans-serif',
) {
  const [first, ...rest] = cuts;
  const family = name.toLowerCase().replaceAll(' ', '-');
  return {
    provider: fontProviders.local(),
    name,
    cssVariable,
    // Greek stands before Latin in a font stack, so it must not bring a fallback that takes the Latin letters.
    fallbacks: subset === 'latin' ? [...standInsOf(name), generic] : [],
    // Astro's own know one system font for each family, and its upright regular cut for every cut of ours.
    optimizedFallbacks: false,
    options: {
      variants: [
        await variant(family, subset, first),
        ...(await Promise.all(rest.map((cut) => variant(family, subset, cut)))),
      ] as [Variant, ...Variant[]],
    },
  };
}

// Latin and Greek are families of their own, because Astro can preload by weight and style but not by range.
export const fonts = await Promise.all([
  typeface('Source Serif 4', '--font-serif-latin', 'latin', [upright, italic], 'serif'),
  typeface('Source Serif 4', '--font-serif-greek', 'greek', [upright, italic], 'serif'),
  typeface('Source Sans 3', '--font-sans-latin', 'latin', [upright], 'sans-serif'),
  typeface('Source Sans 3', '--font-sans-greek', 'greek', [upright], 'sans-serif'),
]);
