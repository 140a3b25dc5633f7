/** Programs of installed packages, started by Node on every system: what npm puts in `.bin` is a script that Windows cannot spawn. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(import.meta.dirname, '../node_modules');

/** For `spawn(...program('astro', ['dev']))`: Node, the package's program of its own name, and the parameters. */
export function program(
  name: string,
  parameters: readonly string[] = [],
): [command: string, parameters: string[]] {
  const folder = join(packages, name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const file = typeof bin === 'object' ? bin[name] : bin;
  if (!file) throw new Error(`The package "${name}" has no program of its own name.`);
  return [process.execPath, [join(folder, file), ...parameters]];
}
