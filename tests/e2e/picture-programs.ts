/** Programs that draw an SVG and are no browser, as Debian packages them. */
import { spawnSync } from 'node:child_process';
import { limits } from '../limits.ts';

export interface PictureProgram {
  name: string;
  /** Debian's package. */
  package: string;
  /** The arguments with which it makes a PNG of an SVG. */
  draw(svg: string, png: string): string[];
}

export const picturePrograms: readonly PictureProgram[] = [
  { name: 'rsvg-convert', package: 'librsvg2-bin', draw: (svg, png) => [svg, '-o', png] },
  { name: 'convert', package: 'imagemagick', draw: (svg, png) => [svg, png] },
  { name: 'inkscape', package: 'inkscape', draw: (svg, png) => [svg, '-o', png] },
];

export const canDraw = ({ name }: PictureProgram) => run(name, ['--version']).status === 0;

/** Draws the file into another. */
export function drawWith(program: PictureProgram, svg: string, png: string): void {
  const { status, stderr } = run(program.name, program.draw(svg, png));
  if (status !== 0) throw new Error(`${program.name} cannot draw ${svg}: ${stderr}`);
}

const run = (name: string, parameters: string[]) =>
  spawnSync(name, parameters, { encoding: 'utf8', timeout: limits.program });
