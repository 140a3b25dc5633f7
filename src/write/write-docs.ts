/** The components that a lesson can hold, documented from their sources. */
import { componentNames } from '../components/manifest.ts';
import { componentDocs, type ComponentDoc } from './component-docs.ts';

let read: readonly ComponentDoc[] | undefined;

/** Read once, and not before it is asked for: the compiler takes a second, in which others could have begun their work. */
export const documented = (): readonly ComponentDoc[] => (read ??= componentDocs(componentNames));

/** `MarginNote` as its page is called: `margin-note`. */
export const slugOf = (name: string) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
