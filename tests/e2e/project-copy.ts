/** A copy of the project to make mistakes in: few figures, one lesson, and what a test adds. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { limits } from '../limits.ts';
import { program } from '../../scripts/program.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const left = new Set([
  ...['node_modules', 'dist', '.git', '.astro', 'test-results', 'tests', 'bench'],
  ...['.cache/authors', '.cache/cspell', '.cache/sub-path', '.cache/vite-run'],
]);

/** The copy's folder. Its only lesson is `resources`, of order 9; its figures are these, and those that pages show. */
export function copyProject(figures: readonly string[] = []): string {
  const copy = mkdtempSync(join(tmpdir(), 'book-'));
  cpSync(project, copy, { recursive: true, filter: (path) => !left.has(relative(project, path)) });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  keepOnly(join(copy, 'src/content/lessons'), ['resources.mdx']);
  withoutLinks(join(copy, 'src/content/lessons/resources.mdx'));
  keepFigures(join(copy, 'src/figures'), [...shownByPages(copy), ...figures]);
  return copy;
}

export const removeCopy = (copy: string) => rmSync(copy, { recursive: true, force: true });

/** @param environment What the host says besides: `SITE`, `BASE`. */
export function build(
  copy: string,
  environment: NodeJS.ProcessEnv = {},
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(...program('astro', ['build']), {
    cwd: copy,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    timeout: limits.program,
  });
  return { status, output: stdout + stderr };
}

/** The lessons that this one links to are not in the copy. */
function withoutLinks(lesson: string): void {
  const text = readFileSync(lesson, 'utf8');
  writeFileSync(lesson, text.replaceAll(/\[([^\]]*)\]\(\.\.\/[^)]*\)/g, '$1'));
}

/** Names of the figures that pages besides the lessons show: `/teach/`, `/write/`. */
const shownByPages = (copy: string): string[] =>
  globSync('src/{pages,write}/**/*.{astro,mdx}', { cwd: copy }).flatMap((page) =>
    Array.from(readFileSync(join(copy, page), 'utf8').matchAll(/ of="([\w-]+)"/g), ([, name]) => name!),
  );

/** What more than a lesson needs: the kinds, what figures of several lessons share, and what the page for a reader's own study shows. */
const shared = ['kinds', 'searching', 'reading-a-study'];

/** Of the lessons' figures only these. */
function keepFigures(folder: string, kept: readonly string[]): void {
  for (const lesson of readdirSync(folder, { withFileTypes: true }))
    if (lesson.isDirectory() && !shared.includes(lesson.name))
      keepOnly(
        join(folder, lesson.name),
        // A figure's file, and the folder of what it is made of.
        kept.flatMap((name) => [`${name}.ts`, name]),
      );
}

function keepOnly(folder: string, kept: readonly string[]): void {
  for (const name of readdirSync(folder))
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true });
}
