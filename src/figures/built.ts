/** The catalogue as the build, the tests and the scripts need it: every figure at once, and with its code. */
import type { AnyFigure } from '../lib/figure/contract/define.ts';
import type { Catalogue } from '../lib/figure/build/placement.ts';
import { byName } from './catalogue.ts';

const figureModules = import.meta.glob<AnyFigure>(['./*/*.ts', '!./kinds/*'], {
  import: 'default',
  eager: true,
});

/** The book's figures by name. */
export const figures: Catalogue = byName(figureModules);

/** Where each of them stands in the project. */
export const figureFiles: Readonly<Record<string, string>> = byName(
  Object.fromEntries(Object.keys(figureModules).map((path) => [path, path.replace('.', 'src/figures')])),
);

const texts = import.meta.glob<string>('./*/**/*.ts', { query: '?raw', import: 'default', eager: true });
const isOfKinds = ([path]: [string, string]) => path.startsWith('./kinds/');

/** The code of the book's figures by name, for what depends on it. */
export const figureSources: Readonly<Record<string, string>> = byName(
  Object.fromEntries(Object.entries(texts).filter((text) => !isOfKinds(text))),
);

const kindSources = Object.fromEntries(Object.entries(texts).filter(isOfKinds));

/** What the verdicts of a configured figure depend on besides its experiment: a claim is checked again when it changes. */
export const configuredCode = (configuration: unknown): string =>
  JSON.stringify([kindSources, configuration]);
