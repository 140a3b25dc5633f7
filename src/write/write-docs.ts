/** The components that a lesson can hold, documented from their sources; read once. */
import { mdxComponents } from '../components/mdx.ts';
import { componentDocs, type ComponentDoc } from './component-docs.ts';

/** In the order in which an author meets them. */
const order = [
  ...['Training', 'Surface', 'Plot', 'Figure', 'Value', 'Setting', 'Predict', 'Tasks', 'Task'],
  ...['Aside', 'MarginNote', 'Term', 'Cite', 'Bibliography'],
];

/** What Markdown writes for itself, like headings, is no component of an author's. */
const names = Object.keys(mdxComponents).filter((name) => /^[A-Z]/.test(name));

const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

export const documented: readonly ComponentDoc[] = componentDocs(names).sort(
  (a, b) => rank(a.name) - rank(b.name),
);

/** `MarginNote` as its page is called: `margin-note`. */
export const slugOf = (name: string) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
