/** Browsers as Debian packages them, where the tests may install what they need. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { limits } from './limits.ts';

/** Only in CI and as root: nobody's own machine gets a package it did not ask for. */
export function installDebianPackages(packages: readonly string[]): void {
  if (!process.env['CI'] || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing Debian’s ${packages.join(', ')}.`);
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

function apt(...parameters: string[]): void {
  spawnSync('apt-get', parameters, {
    stdio: 'inherit',
    timeout: limits.program,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
