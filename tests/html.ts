/** `npm run test:html`: whether every built page is valid HTML. */
import { spawnSync } from 'node:child_process';
import { program } from '../scripts/program.ts';
import { site } from './e2e/sites.ts';

const { status } = spawnSync(...program('html-validate', [`${site.folder}/**/*.html`]), { stdio: 'inherit' });
process.exitCode = status ?? 1;
