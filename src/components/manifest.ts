/**
 * What an author can write in a lesson without importing it, named once: the pages that render lessons, the plugins that
 * read their Markdown, the pages for authors and their editors take it from here. In the order in which an author meets it.
 */
import type { PlotProps } from '../figures/kinds/plot/configuration.ts';
import type { SurfaceProps } from '../figures/kinds/surface/configuration.ts';
import type { TrainingProps } from '../figures/kinds/training/configuration.ts';
import type * as props from './props.ts';

/** What a component has to do with figures, and what it needs to know of its place. */
interface Role {
  /** It makes a figure from its props, places one of src/figures, or speaks of one that its `of` names. */
  figure?: 'configures' | 'places' | 'follows';
  /** Its errors tell file and line though it is no figure. */
  tellsPlace?: true;
}

/** A component with these props. They are known to the compiler only. */
const component = <Props = object>(role: Role = {}): Role & { props?: Props } => role;

export const manifest = {
  Training: component<TrainingProps>({ figure: 'configures' }),
  Surface: component<SurfaceProps>({ figure: 'configures' }),
  Plot: component<PlotProps>({ figure: 'configures' }),
  Figure: component<props.FigureProps>({ figure: 'places' }),
  Value: component<props.ValueProps>({ figure: 'follows' }),
  Setting: component<props.SettingProps>({ figure: 'follows' }),
  Predict: component<props.PredictProps>({ figure: 'follows' }),
  Tasks: component(),
  Task: component<props.TaskProps>({ figure: 'follows' }),
  Aside: component<props.AsideProps>({ tellsPlace: true }),
  MarginNote: component(),
  Term: component<props.TermProps>(),
  Cite: component<props.CiteProps>({ tellsPlace: true }),
  Bibliography: component(),
};

type Name = keyof typeof manifest;

export const componentNames = Object.keys(manifest) as Name[];

const having = (wanted: (role: Role) => boolean) => componentNames.filter((name) => wanted(manifest[name]));

/** Components that configure a figure of their own. */
export const configuring = having(({ figure }) => figure === 'configures');
/** Components that put a figure on the page. */
export const placing = having(({ figure }) => figure === 'configures' || figure === 'places');
/** Components that speak of a figure. */
export const following = having(({ figure }) => figure === 'follows');
/** Components whose errors tell where in a lesson they stand. */
export const tellingPlace = having(({ figure, tellsPlace }) => Boolean(figure ?? tellsPlace));

type Written = {
  [N in Name]: (props: NonNullable<(typeof manifest)[N]['props']> & { children?: unknown }) => unknown;
};

declare global {
  /** Read by editors with an MDX extension: so they know the components of a lesson and complete their props. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- Only an interface can be merged with theirs.
  interface MDXProvidedComponents extends Written {}
}
