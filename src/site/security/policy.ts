/**
 * What the book allows itself. The policy for pages goes into each page as a meta tag, since it holds the hashes of that
 * page's inline code; the headers are what a host can add. `deploy/nginx.conf`, `deploy/Caddyfile` and `public/_headers`
 * repeat them, and a test compares.
 */

/** What a page may load. Whatever is not named here, frames and plug-ins for example, it may not. */
const pageDirectives: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  // The trainer is a WebAssembly module. `eval` stays forbidden.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  // KaTeX places the parts of a formula by style attributes; they cannot load anything that is not allowed here.
  'style-src-attr': ["'unsafe-inline'"],
  'font-src': ["'self'"],
  // A drawing becomes a picture in pixels by way of an image of its own.
  'img-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  // In a sandbox a page has no origin, and its workers begin with a script of its own.
  'worker-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
};

/** Workers do not inherit a page's meta tag: theirs must come as a header, with the script. */
const workerDirectives: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'connect-src': ["'self'"],
};

/** Other sites do not learn which page a reader came from. */
export const referrerPolicy = 'same-origin';

/** What no page of the book asks for, so that nothing can ask in its name. */
const forbiddenFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const written = (directives: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');

/** What is in a page itself that its policy has to know of. */
interface Inline {
  /** Hashes of its scripts and style sheets, `sha256-…`. */
  scripts: readonly string[];
  styles: readonly string[];
  /** Whether it shows pages of the book in frames. */
  hasFrames?: boolean;
}

/** The policy of a page with these in it. */
export function pagePolicy({ scripts, styles, hasFrames = false }: Inline): string {
  const quoted = (all: readonly string[]) => [...new Set(all)].map((hash) => `'${hash}'`);
  return written({
    ...pageDirectives,
    'script-src': [...pageDirectives['script-src']!, ...quoted(scripts)],
    'style-src': [...pageDirectives['style-src']!, ...quoted(styles)],
    ...(hasFrames && { 'frame-src': ["'self'"] }),
  });
}

/** The headers of what is served at a path under the book's base: `''`, `momentum/`, `_astro/x.js`. */
export function headersOf(path: string): Record<string, string> {
  const asset = path.startsWith('_astro/');
  const embedded = path.startsWith('embed/');
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': referrerPolicy,
    'Permissions-Policy': forbiddenFeatures.map((feature) => `${feature}=()`).join(', '),
    // What is in _astro has its hash in its name; all else may change with the next build.
    'Cache-Control': asset ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
    // In another site's sandbox a figure has no origin, and asks for its code and fonts as a stranger.
    ...(asset && { 'Access-Control-Allow-Origin': '*' }),
    // Anyone may frame a figure's embedded form; a meta tag cannot say who may frame the rest.
    ...(!embedded && {
      'Content-Security-Policy': asset ? written(workerDirectives) : "frame-ancestors 'self'",
    }),
  };
}
