/** /example-study.csv: 60 trials as Optuna's `trials_dataframe().to_csv()` wrote them, to try the page of one's own study with. */
import type { APIRoute } from 'astro';
import example from '../figures/reading-a-study/own/example.csv?raw';

export const GET: APIRoute = () => new Response(example, { headers: { 'Content-Type': 'text/csv' } });
