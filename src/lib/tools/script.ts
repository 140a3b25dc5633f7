/** What a tool is given: files, and in words what it cannot do. */
import type { Study } from './study.ts';

export interface Script {
  file: string;
  language: 'python' | 'yaml';
  text: string;
}

export interface Tool {
  name: string;
  /** Its documentation. */
  url: string;
  write(study: Study): Written;
}

export interface Written {
  /** In the order in which a reader needs them. `training.py`, the reader’s own, is not among them. */
  scripts: Script[];
  /** What the tool does otherwise than the study asks, a sentence each. */
  limits: string[];
}

/** What a tool has for something that a study asks for; `limit` says what is different about it. */
export interface Offer<T = string> {
  takes: T;
  limit?: string;
}

export const limitsOf = (...limits: (string | false | undefined)[]): string[] =>
  limits.filter((limit) => typeof limit === 'string');

/** What stands at the head of a tool’s first file. */
export interface Head {
  what: string;
  limits: readonly string[];
  oneMachine: string;
  manyMachines: string;
}

/** Characters of a line, at most: a script is read on phones, too. */
const lineLength = 76;

/** The head in lines, without the marks of a comment. */
export const headLines = ({ what, limits, oneMachine, manyMachines }: Head): string[] =>
  [
    wrapped(what),
    limits.length > 0 && ['What is different here:', ...limits.flatMap((limit) => item(limit))],
    ['On one machine:', ...indented(oneMachine)],
    ['On many machines:', ...indented(manyMachines)],
  ]
    .filter((part) => part !== false)
    .flatMap((part, i) => (i === 0 ? part : ['', ...part]));

const item = (text: string) => wrapped(text, '  ').map((line, i) => (i === 0 ? `- ${line.trim()}` : line));

/** Each line of it by itself: commands are kept whole. */
const indented = (text: string) =>
  text.split('\n').flatMap((line) => (line.startsWith('  ') ? [`  ${line}`] : wrapped(line, '  ')));

function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= lineLength) lines[lines.length - 1] += ` ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}
