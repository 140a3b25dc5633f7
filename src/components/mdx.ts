/** What an author of lessons can write without importing it. */
import Aside from './Aside.astro';
import Bibliography from './Bibliography.astro';
import Cite from './Cite.astro';
import Figure from './Figure.astro';
import Heading2 from './Heading2.astro';
import Heading3 from './Heading3.astro';
import MarginNote from './MarginNote.astro';
import Plot from './Plot.astro';
import Predict from './Predict.astro';
import Setting from './Setting.astro';
import Surface from './Surface.astro';
import Task from './Task.astro';
import Tasks from './Tasks.astro';
import Term from './Term.astro';
import Training from './Training.astro';
import Value from './Value.astro';

export const mdxComponents = {
  Aside,
  Bibliography,
  Cite,
  Figure,
  MarginNote,
  Plot,
  Predict,
  Setting,
  Surface,
  Task,
  Tasks,
  Term,
  Training,
  Value,
  h2: Heading2,
  h3: Heading3,
};
