/** A Python that has what is asked for. */
import { spawnSync } from 'node:child_process';

/** Debian's own Python, which has its packages, may stand behind another one on the path. */
const places = ['python3', '/usr/bin/python3', 'python'];

/** The Python in which all the modules are there. Where there is none it says how to get them, and ends. */
export function findPython(modules: string[]): string {
  const set = process.env['PYTHON'];
  const tried = set ? [set] : places;
  const found = tried.find(
    (python) => spawnSync(python, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' }).status === 0,
  );
  if (found) return found;
  console.error(
    `No Python has ${modules.join(' and ')}; tried: ${tried.join(', ')}. On Debian and Ubuntu: ` +
      'apt-get install --no-install-recommends python3-torch python3-sklearn libopenblas0; elsewhere: ' +
      'pip install torch scikit-learn. PYTHON=/path/to/python3 says which Python to take.',
  );
  process.exit(1);
}
