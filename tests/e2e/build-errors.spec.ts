/** A lesson with a mistake fails the build, and the message names file, line, value and what is allowed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';

const project = fileURLToPath(new URL('../..', import.meta.url));
const left = new Set(['node_modules', 'dist', '.git', '.astro', 'test-results', 'tests', 'bench']);

/** A copy of the project whose only lesson is this one, built. */
function buildWith(body: string): { status: number | null; output: string } {
  const copy = mkdtempSync(join(tmpdir(), 'book-'));
  try {
    for (const name of readdirSync(project))
      if (!left.has(name)) cpSync(join(project, name), join(copy, name), { recursive: true });
    symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
    const lessons = join(copy, 'src/content/lessons');
    keepOnly(lessons, 'resources.mdx');
    keepOnly(join(copy, 'src/figures'), 'momentum.ts');
    writeFileSync(
      join(lessons, 'mistaken.mdx'),
      `---\ntitle: Mistaken\norder: 1\npart: 1\nsummary: A lesson with a mistake.\n---\n\n${body}\n`,
    );
    const { status, stdout, stderr } = spawnSync('npx', ['astro', 'build'], {
      cwd: copy,
      encoding: 'utf8',
      timeout: 120_000,
    });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function keepOnly(folder: string, kept: string): void {
  for (const name of readdirSync(folder)) if (name !== kept) rmSync(join(folder, name));
}

const mistakes = [
  [
    'an unknown figure',
    '<Figure of="momentun" />',
    /mistaken\.mdx:8: .*no figure "momentun"\. Did you mean "momentum"\?/,
  ],
  [
    'an unknown knob',
    'Text.\n\n<Figure\n  of="momentum"\n  betta={0.5}\n/>',
    /mistaken\.mdx:12: .*no knob "betta"\. Did you mean "beta"\? Allowed: alpha, beta, start/,
  ],
  [
    'a value out of range',
    '<Figure of="momentum"\n  beta={1.5} />',
    /mistaken\.mdx:9: .*beta: 1\.5 is not a number in \[0, 0\.99\]/,
  ],
  [
    'a finding that does not hold',
    '<Figure of="momentum" beta={0} />',
    /mistaken\.mdx:8: .*its finding does not hold here/,
  ],
  ['a wrong formula', 'Here: $\\alpha_{$', /mistaken\.mdx:8/],
  ['a citation of nothing', '<Cite key="nobody-1900" />', /mistaken\.mdx:8.*nobody-1900/],
] as const;

test.describe.configure({ mode: 'serial', timeout: 150_000 });
for (const [name, body, message] of mistakes)
  test(`${name} fails the build with its place`, () => {
    const { status, output } = buildWith(body);
    expect(output).toMatch(message);
    expect(status).not.toBe(0);
  });
