/** `node scripts/links.ts`, a part of `npm run lint`: files and links of the lessons that lead nowhere. */
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fileMistakes } from '../src/book/lesson-files.ts';
import { linkMistakes } from '../src/book/links.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const lessons = globSync('src/content/lessons/*.mdx').sort();
const mistakes = [fileMistakes(), ...lessons.map((file) => linkMistakes(file))].filter(Boolean);
for (const mistake of mistakes) console.error(mistake);
process.exitCode = Math.min(1, mistakes.length);
