/** What the hosts' files repeat of one another and of the project. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const node = read('.nvmrc').trim();

test.each([
  ['.gitlab-ci.yml', /image: node:(\d+)/],
  ['netlify.toml', /NODE_VERSION = "(\d+)"/],
  ['Dockerfile', /FROM node:(\d+)/],
])('%s builds with the Node of .nvmrc', (path, version) => {
  expect(version.exec(read(path))?.[1]).toBe(node);
});

test('every action is pinned to a commit, with the version that this was', () => {
  const uses = [...read('.github/workflows/pages.yml').matchAll(/uses: (.*)/g)].map((match) => match[1]!);
  expect(uses.length).toBeGreaterThan(3);
  expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

test('base images are pinned to a digest', () => {
  const images = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map((match) => match[1]!);
  expect(images).toHaveLength(2);
  for (const image of images) expect(image).toMatch(/^[\w-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
});

test('Dependabot looks after all that is pinned', () => {
  const ecosystems = [...read('.github/dependabot.yml').matchAll(/package-ecosystem: (.*)/g)];
  expect(ecosystems.map((match) => match[1])).toEqual(['github-actions', 'docker', 'npm']);
});

test('the Dockerfile asks the project under which path the book is served', () => {
  const [, program] = /node --input-type=module -e "(.*)"\)/.exec(read('Dockerfile'))!;
  const base = execFileSync(process.execPath, ['--input-type=module', '-e', program!], {
    env: { SITE: 'https://example.org/tuning/' },
    encoding: 'utf8',
  });
  expect(base.trim()).toBe('/tuning/');
});

test('the Dockerfile sets what is in nginx.conf', () => {
  const [, old] = /sed "s\|(.*?)\|/.exec(read('Dockerfile'))!;
  expect(read('deploy/nginx.conf')).toContain(old!.replace('\\$', '$'));
});
