/**
 * `node scripts/prose.ts`, a part of `npm run lint`: slips of the pen in the lessons that a speller passes over, and
 * lessons that are too long.
 * Spelling itself is cspell's (cspell.json).
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lengthMistakes } from './prose/length.ts';

/** What is no prose: code, formulas, tags, addresses. */
const elsewhere = [
  /^```[\s\S]*?^```/gm,
  /`[^`\n]+`/g,
  /\$\$[\s\S]*?\$\$/g,
  /(?<!\\)\$[^$\n]+\$/g,
  /\{\/\*[\s\S]*?\*\/\}/g,
  /<\/?[A-Za-z](?:"[^"]*"|\{[^}]*\}|[^>"{])*>/g,
  /\]\([^)\s]*\)/g,
  /^[|\s:-]+$/gm,
];

const slips: { pattern: RegExp; advice: string }[] = [
  { pattern: /(?<![\p{L}·-])(\p{L}+)(?:[ \t]+|[ \t]*\n[ \t]*)\1(?![\p{L}’'·-])/giu, advice: 'a word twice' },
  { pattern: /[^\s|] +[,;:.?!)](?=[\s)]|$)/gm, advice: 'no space before this sign' },
  { pattern: /\p{L}[,;](?=\p{L})/gu, advice: 'a space after this sign' },
  { pattern: /[,;:]{2,}|\.{2,}/g, advice: 'one sign, or “…”' },
  { pattern: /\b(?:e\.? ?g|i\.? ?e|etc)\b\.?/g, advice: 'in words: “for example”, “that is”, “and so on”' },
  { pattern: /[^\s|] (?:--?|—) (?=[^\s|])|\p{L}—(?=\p{L})/gu, advice: 'a comma, a colon or “ – ”' },
  { pattern: /(?<![\d-])\d+-\d+(?![\d-])/g, advice: '“–” between numbers' },
  // In small letters: the titles of works are left as they are.
  {
    pattern: /\b(?!(?:re|cap)?siz|pri[sz]|seiz)[a-z]{3,}(?:iz(?:e[ds]?|ing|ations?)|yz(?:e[ds]?|ing))\b/g,
    advice: 'this book writes -ise, -isation and -yse',
  },
];

export interface Slip {
  line: number;
  column: number;
  message: string;
}

/** The text with everything that is no prose struck out, letter for letter, so that places stay the same. */
const proseOf = (text: string) =>
  elsewhere.reduce((prose, pattern) => prose.replace(pattern, (it) => it.replace(/[^\n]/g, '·')), text);

/** Every slip in a lesson, in order. */
export function slipsIn(text: string): Slip[] {
  const prose = proseOf(text);
  return slips
    .flatMap(({ pattern, advice }) =>
      [...prose.matchAll(pattern)].map(({ index, 0: found }) => ({
        at: index,
        message: `“${found.replace(/\s+/g, ' ')}”: ${advice}`,
      })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ at, message }) => {
      const before = prose.slice(0, at).split('\n');
      return { line: before.length, column: before.at(-1)!.length + 1, message };
    });
}

function main(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const found = globSync('src/{content,write}/**/*.mdx', { cwd: root })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      return [
        ...slipsIn(text).map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`),
        ...lengthMistakes(file, text),
      ];
    });
  for (const line of found) console.error(line);
  process.exitCode = Math.min(1, found.length);
}

if (import.meta.main) main();
