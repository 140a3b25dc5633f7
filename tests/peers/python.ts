/** A Python that has what is asked for. */
import { spawnSync } from 'node:child_process';

/** Debian's own Python, which has its packages, may stand behind another one on the path. */
const places = ['python3', '/usr/bin/python3', 'python'];

/** Where modules come from: Debian's package, and what pip calls it. */
const packages: Record<string, [debian: string, pip: string]> = {
  torch: ['python3-torch libopenblas0', 'torch'],
  sklearn: ['python3-sklearn', 'scikit-learn'],
  optuna: ['python3-optuna', 'optuna'],
  psycopg2: ['python3-psycopg2', 'psycopg2-binary'],
  cmaes: ['python3-cmaes', 'cmaes'],
  scipy: ['python3-scipy', 'scipy'],
  mpmath: ['python3-mpmath', 'mpmath'],
};

/** The Python in which all the modules are there. Where there is none it says how to get them, and ends. */
export function findPython(modules: string[]): string {
  const set = process.env['PYTHON'];
  const tried = set ? [set] : places;
  const found = tried.find(
    (python) => spawnSync(python, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' }).status === 0,
  );
  if (found) return found;
  const [debian, pip] = [0, 1].map((from) => modules.map((module) => packages[module]![from]).join(' '));
  console.error(
    `No Python has ${modules.join(' and ')}; tried: ${tried.join(', ')}. On Debian and Ubuntu: ` +
      `apt-get install --no-install-recommends ${debian}; elsewhere: ` +
      `pip install ${pip}. PYTHON=/path/to/python3 says which Python to take.`,
  );
  process.exit(1);
}
