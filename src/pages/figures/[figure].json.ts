/** A figure's settings, finding and numbers as the build computed them: for tests, and for who wants the data. */
import type { APIRoute } from 'astro';
import { figures } from '../../figures/built.ts';
import { defaults } from '../../lib/figure/contract/knobs.ts';
import { edition, told } from '../../book/edition.ts';
import { stored } from '../../lib/figure/build/store.ts';
import { absoluteUrl } from '../../site/urls.ts';

export const getStaticPaths = () => Object.keys(figures).map((figure) => ({ params: { figure } }));

export const GET: APIRoute = async ({ params }) => {
  const figure = figures[params['figure']!]!;
  const knobs = defaults(figure.knobs);
  const data = figure.summarise(await stored(figure.experiment(knobs), figure.title), knobs);
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
