/** Files among the lessons that no page would be made of, or not the one that their name says. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = 'src/content/lessons';

/** All that is wrong with the files' names, a line each; empty if nothing is. */
export function fileMistakes(root = process.cwd()): string {
  const files = globSync('**/*.{md,mdx,markdown}', { cwd: join(root, folder) })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return files.flatMap((file) => mistakeIn(file, files, root)).join('\n');
}

/** Whether the site has a page of its own at this address. */
export const isPage = (name: string, root = process.cwd()): boolean =>
  globSync('*', { cwd: join(root, 'src/pages') }).some((file) => file.replace(/\..*$/, '') === name);

function mistakeIn(file: string, files: readonly string[], root: string): string[] {
  const said = (words: string) => [`${folder}/${file}:1: ${words}`];
  const name = basename(file).replace(/\.\w+$/, '');
  const right = `${slug(name)}.mdx`;
  if (file !== right)
    return said(
      `no page is made of this file. A lesson stands in ${folder} itself, its name small letters, digits and hyphens, ` +
        `its ending .mdx: ${folder}/${right}${files.includes(right) ? ', which is there already' : ''}.`,
    );
  return isPage(name, root)
    ? said(
        `the site has a page at /${name}/ already. Give the lesson another name: ${folder}/on-${name}.mdx.`,
      )
    : [];
}

const slug = (name: string) => (name.toLowerCase().match(/[a-z\d]+/g) ?? ['lesson']).join('-');
