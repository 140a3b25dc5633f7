/** Writes the content security policy into every built page: first in its head, so that it holds for all that follows. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pagePolicy, referrerPolicy } from './policy.ts';

// Astro's own `security.csp` writes its tag after the head's inline code, with the hashes of all pages in each.
export function securityMetaTag(): AstroIntegration {
  return {
    name: 'security-meta-tag',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
          if (name.endsWith('.html')) {
            const file = join(folder, name);
            writeFileSync(file, withPolicy(readFileSync(file, 'utf8'), name));
          }
      },
    },
  };
}

/** The page with its policy. `name` is for the message, should there be no place for it. */
export function withPolicy(html: string, name: string): string {
  const charset = /<head>\s*<meta charset="?utf-8"?\s*\/?>/i.exec(html);
  if (!charset)
    throw new Error(`${name}: its policy belongs after <head><meta charset="utf-8">, which is not there.`);
  const end = charset.index + charset[0].length;
  const policy = pagePolicy({
    scripts: inlineHashes(html, 'script'),
    styles: inlineHashes(html, 'style'),
    hasFrames: /<iframe[\s>]/i.test(html),
  });
  const tags =
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="referrer" content="${referrerPolicy}">`;
  return html.slice(0, end) + tags + html.slice(end);
}

function inlineHashes(html: string, element: 'script' | 'style'): string[] {
  const found = html.matchAll(new RegExp(`<${element}((?:\\s[^>]*)?)>([^]*?)</${element}>`, 'gi'));
  return [...found]
    .filter(([, attributes, content]) => content && !isLoaded(attributes!) && !isData(attributes!))
    .map(([, , content]) => `sha256-${createHash('sha256').update(content!).digest('base64')}`);
}

const isLoaded = (attributes: string) => /\ssrc\s*=/i.test(attributes);

/** JSON in a script element is not run, so that no policy asks for its hash. */
const isData = (attributes: string) => /\stype\s*=\s*["']?application\/(?:ld\+)?json/i.test(attributes);
