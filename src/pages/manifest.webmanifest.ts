/** Lets a reader put the book among the programs of a device: addresses are relative to this file's. */
import type { APIRoute } from 'astro';
import * as book from '../book/book.ts';

export const GET: APIRoute = () =>
  new Response(
    JSON.stringify({
      name: book.title,
      short_name: 'Tuning, live',
      description: book.description,
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'minimal-ui',
      // --paper of src/styles/tokens.css
      background_color: '#fdfbf7',
      theme_color: '#fdfbf7',
      icons: [{ src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
    }),
    { headers: { 'Content-Type': 'application/manifest+json' } },
  );
