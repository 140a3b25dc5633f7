/** The pages of a finished build, written anew. */
import { readFile, readdir, writeFile } from 'node:fs/promises';

/** @param rewrite What a page's HTML becomes. */
export async function rewritePages(dist: URL, rewrite: (html: string) => string): Promise<void> {
  const names = await readdir(dist, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((name) => name.endsWith('.html'))) {
    const page = new URL(name.replaceAll('\\', '/'), dist);
    await writeFile(page, rewrite(await readFile(page, 'utf8')));
  }
}
