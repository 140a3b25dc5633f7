/** `public/_headers`, read as Netlify and Cloudflare Pages read it. */
import { readFileSync } from 'node:fs';

/** The headers that a text in this format gives to a path, or an error where two rules give the same one. */
export function headersFile(text = readFileSync(new URL('../public/_headers', import.meta.url), 'utf8')) {
  const rules = text
    .replace(/^#.*\n/gm, '')
    .split(/^(?=\/)/m)
    .map((rule) => {
      const [path, ...lines] = rule.trim().split('\n');
      return {
        path: new RegExp(`^${path!.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`),
        headers: lines.map(
          (line) =>
            line
              .trim()
              .split(/: (.*)/s)
              .slice(0, 2) as [string, string],
        ),
      };
    });
  return (uri: string): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const rule of rules.filter(({ path }) => path.test(uri)))
      for (const [name, value] of rule.headers) {
        if (name in found) throw new Error(`public/_headers gives ${name} twice to ${uri}`);
        found[name] = value;
      }
    return found;
  };
}
