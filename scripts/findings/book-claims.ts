/**
 * All that the book claims of held-out seeds, by a name that stays when a label changes: of the figures in src/figures, of
 * those that a text places at other settings, of those that a text configures, and what a text claims in so many words.
 */
import { figures, judgeOf } from '../../src/figures/built.ts';
import { claimsOf, digestOf, type SeedClaim } from '../../src/lib/figure/build/seed-claims.ts';
import { place } from '../../src/lib/figure/build/placement.ts';
import type { AnyFigure } from '../../src/lib/figure/contract/define.ts';
import { defaults } from '../../src/lib/figure/contract/knobs.ts';
import type { Settings } from '../../src/lib/figure/contract/settings.ts';
import { configuredAs } from '../../src/components/internal/kinds.ts';
import { proseClaim } from '../../src/components/internal/prose-claim.ts';
import { configuring } from '../../src/components/manifest.ts';
import { propSchemas } from '../../src/components/props.ts';
import type { WrittenElement } from '../../src/markdown/written-elements.ts';
import { figureMeant, nameAt, placed, readTexts, settingsWith, type Text } from './texts.ts';

export interface BookClaim extends SeedClaim {
  name: string;
  digest: string;
}

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
    readTexts().then((texts) => Promise.all(texts.map(claimsIn))),
  ]);
  // A text may place a figure at one of its switches, or as it is: then the figure says what it claims there.
  const owned = new Set(own.flat().map(({ name }) => name));
  const others = new Map(written.flat().map((claim) => [`${claim.name} ${claim.atLeast}`, claim]));
  return [...own.flat(), ...[...others.values()].filter(({ name }) => !owned.has(name))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

/** What a text and its figures claim. */
async function claimsIn(text: Text): Promise<BookClaim[]> {
  const claims = text.elements.map((written) => placed(text, written, () => claimsOfElement(text, written)));
  return (await Promise.all(claims)).flat();
}

async function claimsOfElement(text: Text, { element, props }: WrittenElement): Promise<BookClaim[]> {
  if (element === 'Claim') return proseClaims(text, props);
  if (props['finding'] === 'none') return [];
  return element === 'Figure' ? placedClaims(props) : configuredClaims(text.file, element, props);
}

/** What a sentence claims of a figure, which the same text may place. */
async function proseClaims(text: Text, props: Settings): Promise<BookClaim[]> {
  const { of, id, when, atLeast, ...changes } = propSchemas.Claim.parse(props);
  const { called, ...meant } = figureMeant(text, { of, id });
  if (!('seed' in meant.figure.knobs)) return [];
  const values = settingsWith(meant, changes);
  const claim = await proseClaim({ ...meant, values, when, atLeast });
  return [
    { ...(await named(claim, `${nameOf(called, meant.figure, values)} ${claim.setting}`)), setting: '' },
  ];
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
  const called = (claim: SeedClaim) => named(claim, nameOf(name, figure, claim.values));
  return {
    rest: [await called(rest)],
    switches: await Promise.all(switches.map(called)),
    counterexample: await Promise.all(counterexample.map(called)),
  };
}

const named = async (claim: SeedClaim, name: string): Promise<BookClaim> => ({
  ...claim,
  name,
  digest: await digestOf(claim),
});

/** Of all seeds: at which of them the figure stands is not told. */
const nameOf = (called: string, figure: AnyFigure, values: Settings) =>
  nameAt(called, figure, values, ['seed']);
