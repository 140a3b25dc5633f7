/** Where the book will be found, from the environment of the build. */
export interface Address {
  /** The origin, for links that must be absolute; without it there are none. */
  site?: string;
  /** The path, with a slash at both ends. */
  base: string;
}

/**
 * `SITE=https://example.org BASE=/tuning/`, or both in one, `SITE=https://example.org/tuning/`: the form in which hosts
 * tell a build its address.
 */
export function addressFrom({ SITE, BASE }: { SITE?: string; BASE?: string }): Address {
  const url = SITE ? siteUrl(SITE) : undefined;
  const path = url && url.pathname !== '/' ? basePath('SITE', SITE!, url.pathname) : undefined;
  const base = BASE ? basePath('BASE', BASE, BASE) : undefined;
  if (path && base && path !== base)
    throw new Error(
      `SITE="${SITE}" ends in ${path} and BASE="${BASE}" says ${base}. Give the path in one of them, or the same in both.`,
    );
  return { ...(url && { site: url.origin }), base: base ?? path ?? '/' };
}

function siteUrl(site: string): URL {
  const url = URL.canParse(site) ? new URL(site) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash)
    throw new Error(
      `SITE="${site}" is not the address of a site. Allowed: http:// or https://, a host and, if need be, a path, as https://example.org.`,
    );
  return url;
}

function basePath(name: string, given: string, path: string): string {
  const segments = path.replace(/^\/|\/$/g, '').split('/');
  if (segments.join('') === '') return '/';
  if (!segments.every((segment) => /^[\w.~-]+$/.test(segment) && !/^\.+$/.test(segment)))
    throw new Error(
      `${name}="${given}" has no path that a site can be served under. Allowed: names of letters, digits, ".", "_", "~" and "-" between slashes, as /tuning/. The host belongs into SITE.`,
    );
  return `/${segments.join('/')}/`;
}
