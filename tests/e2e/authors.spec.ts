/** What an author brings besides words: a picture of their own, and another name for a lesson that readers know. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'playwright/test';
import { build, copyProject, removeCopy } from './project-copy.ts';
import { tagOfCopy } from '../turns.ts';
import { program } from '../../scripts/program.ts';

const lesson = `---
title: Heavy ball
order: 1
part: 1
summary: A lesson with a picture, which had another name once.
formerly: [inertia, the-heavy-ball]
---

![A ball in a valley](./pictures/ball.png)

![The same, drawn](./pictures/ball.svg)
`;
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"><circle cx="600" cy="300" r="200"/></svg>';

test(
  'pictures and former addresses become pages that are valid, wherever the book is served',
  { tag: tagOfCopy('authors') },
  () => {
    const copy = copyProject();
    try {
      const lessons = join(copy, 'src/content/lessons');
      mkdirSync(join(lessons, 'pictures'));
      writeFileSync(join(lessons, 'heavy-ball.mdx'), lesson);
      writeFileSync(join(lessons, 'pictures/ball.svg'), drawing);
      writeFileSync(join(lessons, 'pictures/ball.png'), new Resvg(drawing).render().asPng());
      const { status, output } = build(copy, { SITE: 'https://example.org/tuning/' });
      expect(status, output).toBe(0);
      const page = (path: string) => readFileSync(join(copy, 'dist', path, 'index.html'), 'utf8');

      const pictures = page('heavy-ball').match(/<img[^>]*>/g)!;
      expect(pictures).toHaveLength(2);
      for (const picture of pictures) {
        expect(picture).toMatch(/ width="1200"/);
        expect(picture).toMatch(/ height="600"/);
        const [, source] = /src="([^"]*)"/.exec(picture)!;
        const file = join(
          copy,
          'dist',
          new URL(source!, 'https://example.org/tuning/heavy-ball/').pathname.replace('/tuning/', ''),
        );
        expect(existsSync(file), file).toBe(true);
      }
      expect(pictures[0]).toMatch(/ alt="A ball in a valley"/);

      for (const name of ['inertia', 'the-heavy-ball']) {
        expect(page(name)).toMatch(
          /<link rel="canonical" href="https:\/\/example\.org\/tuning\/heavy-ball\/"/,
        );
        expect(page(name)).toMatch(/<meta http-equiv="refresh" content="0;url=\/tuning\/heavy-ball\/"/);
      }
      expect(readFileSync(join(copy, 'dist/sitemap.xml'), 'utf8')).not.toContain('inertia');

      const pages = ['heavy-ball', 'inertia'].map((name) => `dist/${name}/index.html`);
      const { stdout, status: valid } = spawnSync(...program('html-validate', pages), {
        cwd: copy,
        encoding: 'utf8',
      });
      expect(valid, stdout).toBe(0);
    } finally {
      removeCopy(copy);
    }
  },
);
