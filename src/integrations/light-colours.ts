/** CSS of the site rewritten for a renderer that knows no custom properties: tokens become the light theme's values. */
import { mix } from '../site/oklab.ts';

/** Without quotation marks: a selector may quote the beginning of a call. */
const innermostCall = /(var|light-dark|color-mix)\(((?:[^()'"]|rgb\([^()]*\))*)\)/g;

/** What each token is on a light page, by name: `--ink` → `#1f1d1a`. */
export function lightTokens(tokensCss: string): Map<string, string> {
  const [first = ''] = tokensCss.match(/:root \{[^}]*\}/) ?? [];
  return new Map(
    [...first.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
      ([, name, value]) => [name!, value!.trim()],
    ),
  );
}

/** `text` (CSS or SVG) with every `var()`, `light-dark()` and `color-mix()` replaced by what it comes to. */
export function resolveColours(text: string, tokens: ReadonlyMap<string, string>): string {
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replaceAll(innermostCall, (_, call: string, inside: string) => resolve(call, inside, tokens));
  }
  return text;
}

function resolve(call: string, inside: string, tokens: ReadonlyMap<string, string>): string {
  if (call === 'var') {
    const value = tokens.get(inside.trim());
    if (value === undefined) throw new Error(`var(${inside}) is no token of src/styles/tokens.css`);
    return value;
  }
  const [first = '', second = '', third = ''] = inside.split(',').map((part) => part.trim());
  if (call === 'light-dark') return first;
  const share = /^(\S+) ([\d.]+)%$/.exec(second);
  if (first !== 'in oklab' || !share)
    throw new Error(`color-mix(${inside}): only "in oklab, colour share%, colour" can be drawn`);
  return third === 'transparent'
    ? `${share[1]}${Math.round((Number(share[2]) / 100) * 255)
        .toString(16)
        .padStart(2, '0')}`
    : mix(share[1]!, Number(share[2]) / 100, third);
}
