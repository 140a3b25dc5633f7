/** Where else a lesson is named, in code, tests and documents: nothing there is changed, its author is told. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const places = ['*.md', '{bench,deploy,docs,scripts,src,tests}/**/*.{astro,json,md,mdx,ts}'];

/** "Named elsewhere …" and the lines, file by file; nothing if there are none. */
export function mentionsOf(id: string, root: string): string[] {
  // `momentum/` or `momentum.mdx`, but neither `figures/momentum/` nor `momentum/momentum.ts`.
  const name = new RegExp(`(?<![\\w-]|(?:figures|embed)/)${id}(?:/(?=["'\`#?)\\s])|\\.mdx)`);
  const mentions = globSync(places, { cwd: root, exclude: ['src/content/**', 'tests/snapshots/**'] })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      const numbers = lines.flatMap((line, i) => (name.test(line) ? [i + 1] : []));
      return numbers.length > 0 ? [`  ${file}:${numbers.join(', ')}`] : [];
    });
  return mentions.length > 0 ? ['Named elsewhere, where nothing was changed:', ...mentions] : [];
}

/** What is kept under the lesson's name and stays where it is. */
export function leftBehind(id: string, root: string): string[] {
  const figures = `src/figures/${id}`;
  const locks = ['findings.lock.json', 'numbers.lock.json'].filter(
    (lock) => existsSync(join(root, lock)) && readFileSync(join(root, lock), 'utf8').includes(`"${id}.mdx: `),
  );
  return [
    ...(existsSync(join(root, figures)) ? [`${figures}/ has its figures, and keeps its name.`] : []),
    ...locks.map((lock) => `${lock} speaks of it: npm run findings brings it up to date.`),
  ];
}
