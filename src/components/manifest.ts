/**
 * What an author can write in a lesson without importing it, named once: the pages that render lessons, the plugins that
 * read their Markdown, the pages for authors and their editors take it from here. In the order in which an author meets it.
 */
import type { ComponentName, PropsOf } from './props.ts';

/** What a component has to do with figures, and what it needs to know of its place. */
interface Role {
  /** It makes a figure from its props, places one of src/figures, or speaks of one that its `of` names. */
  figure?: 'configures' | 'places' | 'follows';
  /** Its errors tell file and line though it is no figure. */
  tellsPlace?: true;
}

export const manifest: Readonly<Record<ComponentName, Role>> = {
  Training: { figure: 'configures' },
  Search: { figure: 'configures' },
  Surface: { figure: 'configures' },
  Plot: { figure: 'configures' },
  Figure: { figure: 'places' },
  Value: { figure: 'follows' },
  Claim: { figure: 'follows' },
  Setting: { figure: 'follows' },
  Mark: { figure: 'follows' },
  Predict: { figure: 'follows' },
  Tasks: {},
  Task: { figure: 'follows' },
  Aside: { tellsPlace: true },
  MarginNote: {},
  InOneMinute: {},
  InPractice: {},
  More: { tellsPlace: true },
  Term: {},
  Cite: { tellsPlace: true },
  StudyScripts: {},
  Bibliography: {},
};

export const componentNames = Object.keys(manifest) as ComponentName[];

const having = (wanted: (role: Role) => boolean) => componentNames.filter((name) => wanted(manifest[name]));

/** Components that configure a figure of their own. */
export const configuring = having(({ figure }) => figure === 'configures');
/** Components that put a figure on the page. */
export const placing = having(({ figure }) => figure === 'configures' || figure === 'places');
/** Components that speak of a figure. */
export const following = having(({ figure }) => figure === 'follows');
/** Components whose errors tell where in a lesson they stand. */
export const tellingPlace = having(({ figure, tellsPlace }) => Boolean(figure ?? tellsPlace));

type Written = { [Name in ComponentName]: (props: PropsOf<Name> & { children?: unknown }) => unknown };

declare global {
  /** Read by editors with an MDX extension: so they know the components of a lesson and complete their props. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- Only an interface can be merged with theirs.
  interface MDXProvidedComponents extends Written {}
}
