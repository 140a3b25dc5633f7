/** How the picture of a shared page is laid out. */

interface Content {
  /** The book's title, small at the top; the page's below it, unless they are the same. */
  book: string;
  title: string;
  /** An `<svg>` with a viewBox, or nothing. */
  drawing: string;
  /** CSS of the drawing. */
  style: string;
  colour: (token: string) => string;
}

const width = 1200;
const height = 630;
const margin = 64;
/** The drawing's part of the picture, below the words. */
const stage = { top: 196, bottom: 600 };

export function pictureSvg({ book, title, drawing, style, colour }: Content): string {
  const ink = colour('--ink');
  const head = drawing ? { title: 150, size: 68 } : { title: 360, size: 92 };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<style>${withoutConditions(style)}${semibold}</style>
<rect width="${width}" height="${height}" fill="${colour('--paper')}"/>
<g transform="translate(${margin} 40) scale(1.25)" fill="none" stroke-linecap="round" stroke-linejoin="round">
<path d="M3 5C5 33 27 33 29 5" stroke="${ink}" stroke-width="2.5"/>
<path d="M4 10 27 15 8.5 20 21 23.5" stroke="${colour('--accent')}" stroke-width="2"/>
<circle cx="16" cy="26" r="2.6" fill="${colour('--accent')}"/>
</g>
<text x="${margin + 54}" y="70" font-family="Source Sans 3 SemiBold" font-weight="600" font-size="26" fill="${colour('--ink-soft')}">${book}</text>
<text x="${margin}" y="${head.title}" font-family="Source Serif 4 SemiBold" font-weight="600" font-size="${fitted(title, head.size)}" letter-spacing="-0.6" fill="${ink}">${title}</text>
<g class="figure">${placed(withShifts(drawing))}</g>
</svg>`;
}

/** To a renderer without a browser's matching of fonts, a semibold is a family of its own. */
const semibold =
  '.figure [font-weight="600"], .figure [font-weight="700"] { font-family: "Source Sans 3 SemiBold" }';

/** What the fonts lack, and what they have that looks alike. */
const alike: Record<string, string> = { '\u202f': '\u00a0', '‖': '∥' };

/** Superscripts and subscripts as shifted figures: the fonts have no such characters, a browser asks the system's. */
const shifts = [
  { characters: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ˣ', plain: '0123456789+−x', shift: 'super' },
  { characters: '₀₁₂₃₄₅₆₇₈₉', plain: '0123456789', shift: 'sub' },
];

const withShifts = (svg: string) =>
  shifts.reduce(
    (text, { characters, plain, shift }) =>
      text.replaceAll(
        new RegExp(`(?<=>[^<]*)[${characters}]+`, 'g'),
        (run) =>
          `<tspan baseline-shift="${shift}" font-size="75%">${[...run].map((one) => plain[characters.indexOf(one)]).join('')}</tspan>`,
      ),
    svg.replaceAll(/[\u202f‖]/g, (character) => alike[character]!),
  );

/** A long title is set smaller. A letter of this serif is about half as wide as it is high. */
const fitted = (title: string, size: number) =>
  Math.min(size, Math.floor((width - 2 * margin) / (0.52 * title.length)));

/** The drawing with a place in the picture: as large as fits, in the middle. */
const placed = (drawing: string) =>
  drawing.replace(/<svg\b[^>]*>/, (tag) => {
    const [viewBox] = /viewBox="[^"]*"/.exec(tag) ?? [];
    const place = `x="${margin}" y="${stage.top}" width="${width - 2 * margin}" height="${stage.bottom - stage.top}"`;
    return `<svg class="drawing wide" ${place} ${viewBox} overflow="visible" font-family="Source Sans 3" font-size="13">`;
  });

/** Without at-rules: what they say depends on a screen. */
const withoutConditions = (css: string) =>
  css.replaceAll(/@[\w-]+[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
