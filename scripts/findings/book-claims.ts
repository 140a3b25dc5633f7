/**
 * All that the book claims of held-out seeds, by a name that stays when a label changes: of the figures in src/figures, of
 * those that a text places at other settings, of those that a text configures, and what a text claims in so many words.
 */
import { figures, judgeOf } from '../../src/figures/built.ts';
import { claimsOf, digestOf, type SeedClaim } from '../../src/lib/figure/build/seed-claims.ts';
import { place } from '../../src/lib/figure/build/placement.ts';
import type { AnyFigure } from '../../src/lib/figure/contract/define.ts';
import { defaults } from '../../src/lib/figure/contract/knobs.ts';
import { changed, type Settings } from '../../src/lib/figure/contract/settings.ts';
import { writtenElements, type WrittenElement } from '../../src/markdown/written-elements.ts';
import { placedAs } from '../../src/components/internal/companion.ts';
import { configuredAs } from '../../src/components/internal/kinds.ts';
import { proseClaim } from '../../src/components/internal/prose-claim.ts';
import { configuring, placing } from '../../src/components/manifest.ts';
import { propSchemas } from '../../src/components/props.ts';

export interface BookClaim extends SeedClaim {
  name: string;
  digest: string;
}

const texts = import.meta.glob<string>(['../../src/content/lessons/*.mdx', '../../src/write/**/*.mdx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * In the order of their names. What two claims say of the same settings has one name: a counterexample may be at one of the
 * figure's switches.
 */
export async function bookClaims(): Promise<BookClaim[]> {
  const [own, written] = await Promise.all([
    Promise.all(
      Object.entries(figures).map(async ([name, figure]) =>
        allOf(await claimsAt(name, figure, defaults(figure.knobs))),
      ),
    ),
    Promise.all(Object.entries(texts).map(([path, text]) => claimsIn(path, text))),
  ]);
  // A text may place a figure at one of its switches, or as it is: then the figure says what it claims there.
  const owned = new Set(own.flat().map(({ name }) => name));
  const others = new Map(written.flat().map((claim) => [`${claim.name} ${claim.atLeast}`, claim]));
  return [...own.flat(), ...[...others.values()].filter(({ name }) => !owned.has(name))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** What a text and its figures claim. */
async function claimsIn(path: string, text: string): Promise<BookClaim[]> {
  const elements = await writtenElements(text);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const claims = elements.map(({ element, props }) => {
    if (element === 'Claim') return proseClaims(file, props, elements);
    if (props['finding'] === 'none') return [];
    return element === 'Figure' ? placedClaims(props) : configuredClaims(file, element, props);
  });
  return (await Promise.all(claims)).flat();
}

/** What a sentence claims of a figure, which the same text may place. */
async function proseClaims(
  file: string,
  props: Settings,
  elements: readonly WrittenElement[],
): Promise<BookClaim[]> {
  const { of, id = of, when, atLeast, ...changes } = propSchemas.Claim.parse(props);
  const placements = elements.filter(({ element }) => placing.some((name) => name === element));
  const placement =
    placements.find(({ props: placed }) => (placed['id'] ?? placed['of']) === id) ??
    placements.find(({ props: placed }) => placed['of'] === of);
  const { figure, values, ...about } = placedAs(placement ?? { element: 'Figure', props: { of } });
  if (!('seed' in figure.knobs)) return [];
  const settings = { ...values, ...changes };
  const claim = await proseClaim({ ...about, figure, values: settings, when, atLeast });
  const own = about.configuration ? `${file}: ${id}` : about.name;
  return [{ ...named(claim, `${nameAt(own, figure, settings)} ${claim.setting}`), setting: '' }];
}

/** Of switches that are turned at other settings than the figure's own the text tells how it is, and claims nothing. */
async function placedClaims(props: Settings): Promise<BookClaim[]> {
  const { name, figure, values } = place(props, figures);
  const { rest, switches } = await claimsAt(name, figure, values);
  return [...rest, ...switches.map((claim) => ({ ...claim, atLeast: 0 }))];
}

async function configuredClaims(file: string, element: string, props: Settings): Promise<BookClaim[]> {
  if (!configuring.some((name) => name === element)) return [];
  const { figure, configuration } = configuredAs({ element, props: { ...props } });
  const made = { kind: element.toLowerCase(), configuration };
  return allOf(await claimsAt(`${file}: ${String(props['id'])}`, figure, defaults(figure.knobs), made));
}

type FigureClaims = Readonly<Record<'rest' | 'switches' | 'counterexample', BookClaim[]>>;

const allOf = (claims: FigureClaims): BookClaim[] => Object.values(claims).flat();

async function claimsAt(
  name: string,
  figure: AnyFigure,
  values: Settings,
  { kind = name, configuration }: { kind?: string; configuration?: object } = {},
): Promise<FigureClaims> {
  if (!('seed' in figure.knobs) || figure.finding.isSummary)
    return { rest: [], switches: [], counterexample: [] };
  const { rest, switches, counterexample } = claimsOf({
    ...{ figure, values },
    judge: await judgeOf(kind, configuration),
  });
  const called = (claim: SeedClaim) => named(claim, nameAt(name, figure, claim.values));
  return {
    rest: [called(rest)],
    switches: switches.map(called),
    counterexample: counterexample.map(called),
  };
}

const named = (claim: SeedClaim, name: string): BookClaim => ({ ...claim, name, digest: digestOf(claim) });

function nameAt(name: string, figure: AnyFigure, values: Settings): string {
  const told = changed(defaults(figure.knobs), values)
    .filter((knob) => knob !== 'seed')
    .map((knob) => [knob, values[knob]]);
  return told.length === 0 ? name : `${name} ${JSON.stringify(Object.fromEntries(told))}`;
}
