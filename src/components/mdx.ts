/** The components by the names under which a lesson writes them. Each is the file of its name beside this one. */
import type { MDXInstance } from 'astro';
import Heading2 from './internal/Heading2.astro';
import Heading3 from './internal/Heading3.astro';
import LibraryTab from './internal/LibraryTab.astro';
import LibraryTabs from './internal/LibraryTabs.astro';
import MarkedFormula from './internal/MarkedFormula.astro';
import { componentNames } from './manifest.ts';

type AstroComponent = MDXInstance<object>['default'];

const files = import.meta.glob<AstroComponent>('./*.astro', { import: 'default', eager: true });

export const mdxComponents = {
  ...Object.fromEntries(componentNames.map((name) => [name, files[`./${name}.astro`]!])),
  h2: Heading2,
  h3: Heading3,
  LibraryTab,
  LibraryTabs,
  MarkedFormula,
};
