/**
 * What stands in for the typefaces while they are on their way: fonts that the reader's system has, sized so that hardly
 * a line breaks elsewhere when ours come. Times (Windows, macOS, iOS) and Arial have twins of the same widths on Linux;
 * Noto and Roboto are Android's. A family whose fonts the system does not have is passed over.
 */

type Cut = 'regular' | 'italic' | 'semibold';

const descriptors: Record<Cut, { style: 'normal' | 'italic'; weight: 400 | 600 }> = {
  regular: { style: 'normal', weight: 400 },
  italic: { style: 'italic', weight: 400 },
  semibold: { style: 'normal', weight: 600 },
};

/** Their names for each cut, in the order in which they are looked for. The system's bold stands in for our semi-bold. */
const systemFonts: Record<string, Partial<Record<Cut, string[]>>> = {
  Times: {
    regular: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos'],
    italic: ['Times New Roman Italic', 'TimesNewRomanPS-ItalicMT', 'Liberation Serif Italic', 'Tinos Italic'],
    semibold: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold', 'Tinos Bold'],
  },
  Noto: {
    regular: ['Noto Serif', 'NotoSerif'],
    italic: ['Noto Serif Italic', 'NotoSerif-Italic'],
    semibold: ['Noto Serif Bold', 'NotoSerif-Bold'],
  },
  DejaVu: {
    regular: ['DejaVu Serif'],
    italic: ['DejaVu Serif Italic'],
    semibold: ['DejaVu Serif Bold'],
  },
  Arial: {
    regular: ['Arial', 'ArialMT', 'Liberation Sans', 'Arimo'],
    semibold: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Arimo Bold'],
  },
  Roboto: {
    regular: ['Roboto', 'Roboto-Regular'],
    semibold: ['Roboto Bold', 'Roboto-Bold'],
  },
  DejaVuSans: {
    regular: ['DejaVu Sans'],
    semibold: ['DejaVu Sans Bold'],
  },
};

/** A size, in percent of the system's font, and for which characters; without any, for all that no other size names. */
type Size = readonly [percent: number, characters?: string];

/**
 * For each system and cut, the mean advance of the book's own text in our font over that in the system's, measured from
 * the fonts. In Times, one size for all would still break every tenth paragraph elsewhere: the space, and characters that
 * ours has narrower or wider than the mean, have sizes of their own, each group its mean.
 */
interface Typeface {
  /** Of our fonts, in percent of the type size. */
  ascent: number;
  descent: number;
  sizes: Record<string, Partial<Record<Cut, readonly Size[]>>>;
}

const typefaces: Record<string, Typeface> = {
  'Source Serif 4': {
    ascent: 103.6,
    descent: 33.5,
    sizes: {
      Times: {
        regular: [[107.37], [94.8, ' '], [114.58, 'cfgjovwxyz'], [119.81, 'aeiklmqs'], [127.88, 'bdhnprtu']],
        italic: [[107.94]],
        semibold: [[112.27]],
      },
      Noto: { regular: [[99.56]], italic: [[94.07]], semibold: [[95.12]] },
      DejaVu: { regular: [[92.09]], italic: [[84.92]], semibold: [[84.66]] },
    },
  },
  'Source Sans 3': {
    ascent: 102.4,
    descent: 40,
    sizes: {
      Arial: { regular: [[93.21]], semibold: [[89.59]] },
      Roboto: { regular: [[93.52]], semibold: [[94.88]] },
      DejaVuSans: { regular: [[81.6]], semibold: [[74.51]] },
    },
  },
  KaTeX: {
    ascent: 90.3,
    descent: 27.2,
    sizes: {
      Times: {
        regular: [
          [115.84],
          [87, '[]ℓ'],
          [100, '0123456789↑←→↓cegilosw\u00a0'],
          [106, 'mvxy'],
          [111.3, 'bdhnpu'],
          [112.8, 'a'],
          [117, '()'],
          [138, '+<=>|±×−∞≈≤≥'],
          [140, 't'],
          [180, '/'],
        ],
        italic: [
          [120.5],
          [86, 'bq'],
          [96, 'cgopδηθ'],
          [105.5, 'CFTadelwξρ'],
          [113, 'DGHWhuvyβ'],
          [115.8, 'σ'],
          [128.9, 'x'],
          [131, 'IKXtγλ'],
          [176, 'f'],
        ],
      },
      DejaVu: { regular: [[89.01]], italic: [[92.67]] },
    },
  },
};

/** Families that stand in for a typeface, the first that the system has. */
export const standInsOf = (typeface: string): string[] =>
  Object.keys(typefaces[typeface]!.sizes).map((system) => `${typeface} in ${system}`);

/** Their `@font-face` rules. What is said of some characters comes after what is said of all, and so before it. */
export function standInRules(): string {
  const rules = Object.entries(typefaces).flatMap(([name, typeface]) =>
    Object.entries(typeface.sizes).flatMap(([system, cuts]) =>
      (Object.entries(cuts) as [Cut, readonly Size[]][]).flatMap(([cut, sizes]) =>
        sizes.map((size) => rule(`${name} in ${system}`, cut, systemFonts[system]![cut]!, typeface, size)),
      ),
    ),
  );
  return rules.join('\n');
}

function rule(
  family: string,
  cut: Cut,
  fonts: string[],
  { ascent, descent }: Typeface,
  [percent, characters]: Size,
) {
  const { style, weight } = descriptors[cut];
  /** Sizing takes the heights with it: they become ours again. */
  const unsized = (height: number) => `${Number(((height / percent) * 100).toFixed(2))}%`;
  const declarations = {
    'font-family': `'${family}'`,
    'font-style': style,
    'font-weight': weight,
    src: fonts.map((font) => `local('${font}')`).join(', '),
    'size-adjust': `${percent}%`,
    'ascent-override': unsized(ascent),
    'descent-override': unsized(descent),
    'line-gap-override': '0%',
    ...(characters === undefined ? {} : { 'unicode-range': unicodeRange(characters) }),
  };
  const lines = Object.entries(declarations).map(([name, value]) => `  ${name}: ${value};\n`);
  return `@font-face {\n${lines.join('')}}`;
}

const unicodeRange = (characters: string) =>
  Array.from(characters, (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase()}`).join(
    ', ',
  );
