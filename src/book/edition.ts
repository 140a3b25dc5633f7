/** Which state of the book this is: the version in package.json, and the day of the commit that it is built from. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Edition {
  version: string;
  /** As 2026-11-28; undefined where neither git nor SOURCE_DATE_EPOCH knows it. Never the day of the build: two builds of a commit are the same. */
  day: string | undefined;
}

export function editionOf(
  environment: { SOURCE_DATE_EPOCH?: string } = process.env,
  root = process.cwd(),
): Edition {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const seconds = environment.SOURCE_DATE_EPOCH ? given(environment.SOURCE_DATE_EPOCH) : committed(root);
  return { version, day: seconds === undefined ? undefined : dayOf(new Date(seconds * 1000)) };
}

/** “0.1.0, 28 November 2026”. */
export const told = ({ version, day }: Edition): string => (day ? `${version}, ${inWords(day)}` : version);

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

const inWords = (day: string) =>
  new Date(day).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

function given(text: string): number {
  if (!/^\d+$/.test(text))
    throw new Error(
      `SOURCE_DATE_EPOCH="${text}" is no time. Allowed: whole seconds since 1970, as 1795824000.`,
    );
  return Number(text);
}

/** In seconds since 1970; undefined in a copy without its history. */
function committed(root: string): number | undefined {
  try {
    const log = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(String(log).trim()) || undefined;
  } catch {
    return undefined;
  }
}

export const edition = editionOf();
