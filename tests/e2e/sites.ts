/** The two builds that the browser tests visit, each with a server of its own. */
const firstPort = Number(process.env['PORT'] ?? 4973);

/** What `npm run build` makes. */
export const root = { folder: 'dist', base: '/', port: firstPort };

/** The same site as hosts serve it that give each project a folder. */
export const subPath = {
  folder: '.cache/sub-path',
  site: 'https://example.org',
  base: '/sub/path/',
  port: firstPort + 1,
};

export const addressOf = ({ port, base }: { port: number; base: string }) =>
  `http://localhost:${port}${base}`;

/** The build that a test visits, by the address that its project gives it. */
export const siteAt = (baseURL: string) =>
  [root, subPath].find(({ base }) => new URL(baseURL).pathname === base)!;
