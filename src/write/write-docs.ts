/** The components that a lesson can hold, documented from their sources; read once. */
import { componentNames } from '../components/manifest.ts';
import { componentDocs, type ComponentDoc } from './component-docs.ts';

export const documented: readonly ComponentDoc[] = componentDocs(componentNames);

/** `MarginNote` as its page is called: `margin-note`. */
export const slugOf = (name: string) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
