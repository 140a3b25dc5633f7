/**
 * All that the book claims of held-out seeds, by a name that stays when a label changes: of the figures in src/figures, of
 * those that a text places at other settings, and of those that a text configures.
 */
import { figures, judgeOf } from '../../src/figures/built.ts';
import { claimsOf, digestOf, type SeedClaim } from '../../src/lib/figure/build/seed-claims.ts';
import { place } from '../../src/lib/figure/build/placement.ts';
import type { AnyFigure } from '../../src/lib/figure/contract/define.ts';
import { defaults } from '../../src/lib/figure/contract/knobs.ts';
import { changed, type Settings } from '../../src/lib/figure/contract/settings.ts';
import { writtenElements } from '../../src/markdown/written-elements.ts';
import { configuring } from '../../src/components/manifest.ts';
import { configuredAs } from '../../src/components/internal/kinds.ts';

export interface BookClaim extends SeedClaim {
  name: string;
  digest: string;
}

const texts = import.meta.glob<string>(['../../src/content/lessons/*.mdx', '../../src/write/**/*.mdx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** In the order of their names. */
export async function bookClaims(): Promise<BookClaim[]> {
  const [own, written] = await Promise.all([
    Promise.all(
      Object.entries(figures).map(([name, figure]) => claimsAt(name, figure, defaults(figure.knobs))),
    ),
    Promise.all(Object.entries(texts).map(([path, text]) => claimsIn(path, text))),
  ]);
  // A text may place a figure at one of its switches, or as it is: then the figure says what it claims there.
  const byName = new Map([...written.flat(), ...own.flat()].map((claim) => [claim.name, claim]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the figures of a text claim. */
async function claimsIn(path: string, text: string): Promise<BookClaim[]> {
  const elements = (await writtenElements(text)).filter(({ props }) => props['finding'] !== 'none');
  const file = path.slice(path.lastIndexOf('/') + 1);
  const claims = elements.map(({ element, props }) =>
    element === 'Figure' ? placedClaims(props) : configuredClaims(file, element, props),
  );
  return (await Promise.all(claims)).flat();
}

/** Of switches that are turned at other settings than the figure's own the text tells how it is, and claims nothing. */
async function placedClaims(props: Settings): Promise<BookClaim[]> {
  const { name, figure, values } = place(props, figures);
  const claims = await claimsAt(name, figure, values);
  return claims.map((claim) => (claim.setting === '' ? claim : { ...claim, atLeast: 0 }));
}

async function configuredClaims(file: string, element: string, props: Settings): Promise<BookClaim[]> {
  if (!configuring.some((name) => name === element)) return [];
  const { figure, configuration } = configuredAs({ element, props: { ...props } });
  const kind = element.toLowerCase();
  return claimsAt(`${file}: ${String(props['id'])}`, figure, defaults(figure.knobs), { kind, configuration });
}

async function claimsAt(
  name: string,
  figure: AnyFigure,
  values: Settings,
  { kind = name, configuration }: { kind?: string; configuration?: object } = {},
): Promise<BookClaim[]> {
  if (!('seed' in figure.knobs) || figure.finding.isSummary) return [];
  const { rest, switches } = claimsOf({ figure, judge: await judgeOf(kind, configuration), values });
  return [rest, ...switches].map((claim) => {
    const changes = changed(defaults(figure.knobs), claim.values)
      .filter((knob) => knob !== 'seed')
      .map((knob) => [knob, claim.values[knob]]);
    return {
      ...claim,
      name: changes.length === 0 ? name : `${name} ${JSON.stringify(Object.fromEntries(changes))}`,
      digest: digestOf(claim),
    };
  });
}
