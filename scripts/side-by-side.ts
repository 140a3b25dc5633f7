/**
 * `node scripts/side-by-side.ts check lint`: runs scripts of package.json at the same time, for those that leave a core
 * idle. What each says is shown when it ends, in one piece; if one fails, so does this.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

async function run(name: string): Promise<boolean> {
  // One string for a shell: npm is a script of another name on Windows. Both outputs in one, in their order.
  const child = spawn(`npm run ${name} 2>&1`, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<boolean>((resolve) => child.once('close', (code) => resolve(code === 0)));
  const said = await text(child.stdout);
  const isRight = await ended;
  console.log(`${said}\n${isRight ? '✓' : '✗'} ${name}\n`);
  return isRight;
}

const names = process.argv.slice(2);
const results = await Promise.all(names.map(run));
const failed = names.filter((_, i) => !results[i]);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
