/** How editors with an MDX extension know the components of a lesson, which it does not import, and their props. */
import type { PlotProps } from '../figures/kinds/plot/configuration.ts';
import type { SurfaceProps } from '../figures/kinds/surface/configuration.ts';
import type { TrainingProps } from '../figures/kinds/training/configuration.ts';
import type * as props from './props.ts';

type Component<P = object> = (props: P & { children?: unknown }) => unknown;

declare global {
  interface MDXProvidedComponents {
    Aside: Component<props.AsideProps>;
    Bibliography: Component;
    Cite: Component<props.CiteProps>;
    Figure: Component<props.FigureProps>;
    MarginNote: Component;
    Plot: Component<PlotProps>;
    Predict: Component<props.PredictProps>;
    Setting: Component<props.SettingProps>;
    Surface: Component<SurfaceProps>;
    Task: Component<props.TaskProps>;
    Tasks: Component;
    Term: Component<props.TermProps>;
    Training: Component<TrainingProps>;
    Value: Component<props.ValueProps>;
  }
}
