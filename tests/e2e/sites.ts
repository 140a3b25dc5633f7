/** The two builds of the site that tests can visit: at the root of a host, and below a path. */
const port = Number(process.env['PORT'] ?? 4973);

/** What `npm run build` makes. */
export const root = { folder: 'dist', base: '/', port };

/** The same site as hosts serve it that give each project a folder. */
export const subPath = { folder: '.cache/sub-path', site: 'https://example.org', base: '/sub/path/', port };

const { SITE_TESTED: tested = root.folder } = process.env;
if (![root, subPath].some(({ folder }) => folder === tested))
  throw new Error(`SITE_TESTED is "${tested}"; allowed: ${root.folder}, ${subPath.folder}`);

/** The one that is visited: without SITE_TESTED what `npm run build` makes. `npm test` takes them in turns: see built-site.ts. */
export const site = tested === subPath.folder ? subPath : root;

export const addressOf = ({ port, base }: Pick<typeof root, 'port' | 'base'>) =>
  `http://localhost:${port}${base}`;
