/** A figure's settings, finding and numbers as the build computed them: for tests, and for who wants the data. */
import type { APIRoute } from 'astro';
import { lessonFigures } from '../../components/internal/lesson-figures.ts';
import { figures } from '../../figures/built.ts';
import type { AnyFigure } from '../../lib/figure/contract/define.ts';
import { defaults } from '../../lib/figure/contract/knobs.ts';
import { edition, told } from '../../book/edition.ts';
import { shownAt } from '../../lib/figure/build/shown.ts';
import { absoluteUrl } from '../../site/urls.ts';

interface Props {
  figure: AnyFigure;
  [name: string]: unknown;
}

export async function getStaticPaths() {
  const made = (await lessonFigures()).map(({ name, figure }) => [name, figure] as const);
  return [...Object.entries(figures), ...made].map(([name, figure]) => ({
    params: { figure: name },
    props: { figure },
  }));
}

export const GET: APIRoute<Props> = async ({ params, props: { figure } }) => {
  const knobs = defaults(figure.knobs);
  const { data } = await shownAt(figure, knobs);
  const finding = figure.finding.says(data, knobs);
  return Response.json({
    title: figure.title,
    address: absoluteUrl(`figures/${params['figure']}/`),
    version: told(edition),
    knobs,
    finding,
    table: figure.table(data, knobs),
  });
};
