/** What `npm run test:html` asks of every built page: valid HTML, and the rules beyond it that fit this book. */
import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // The panel of contents stands before the page's own heading, in the header, and its parts have headings too.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // A figure's title is a sentence, and the book's name follows it.
    'long-title': 'off',
    // KaTeX and the drawings place their parts by computed styles.
    'no-inline-style': 'off',
    // Scripts and styles come from the site itself; a hash is asked for those of other hosts only.
    'require-sri': ['error', { target: 'crossorigin' }],
    // A figure's form is never sent: its knobs act as they are turned.
    'wcag/h32': 'off',
  },
});
