/**
 * What an author can write into each component of a lesson. From these schemas come the types, the checks, the pages under
 * /write/ and, with the comments here, what editors say in MDX.
 */
import { z } from 'astro/zod';
import { plotProps } from '../figures/kinds/plot/props.ts';
import { searchProps } from '../figures/kinds/search/props.ts';
import { surfaceProps } from '../figures/kinds/surface/props.ts';
import { trainingProps } from '../figures/kinds/training/props.ts';
import { claimedConditions, conditions, option } from '../lib/companions/condition-schema.ts';
import { styles } from '../lib/companions/quoted.ts';
import { text } from '../lib/schema/schema.ts';

/** Knobs are checked by the figure that has them. */
const settings = z.record(z.string(), z.unknown()).describe('an object with settings of the figure');

/** Of each component that speaks of a figure. */
const following = {
  /** The figure, with the settings that the lesson gives it: its `id`, or the name of one that `<Figure>` places. */
  of: text,
  /** Its name on the page. Needed when `of` names a figure that the page shows twice. */
  id: text.optional(),
};

const none = z.strictObject({});

export const propSchemas = {
  Training: trainingProps,

  Search: searchProps,

  Surface: surfaceProps,

  Plot: plotProps,

  Figure: z.looseObject({
    /** The figure, by the name of its file: the gallery has them all. */
    of: text,
    /** The figure’s name on its page and in links. Needed when a page shows a figure twice. Default: `of`. */
    id: text.optional(),
    /** Places it where its finding does not hold. */
    finding: z.literal('none').optional(),
    /** On the page that other sites embed: the address of the page is left alone. Default: false. */
    embedded: z.boolean().default(false),
  }),

  Value: z.looseObject({
    ...following,
    /** Which of the figure’s measures. `<Training>` has `validationLoss` and its like, after a sweep `validationLoss at 0.03`. */
    name: text,
    /** Significant digits of what is no whole number. Default: 2. */
    digits: z.int().min(1).max(15).default(2),
    /** A share as a percentage, or a factor as “3 times”. Default: number. */
    as: z.enum(styles).default('number'),
  }),

  Claim: z.looseObject({
    ...following,
    /**
     * What the figure shows where it is so: all of these, each by the name of a knob or a measure, or `holds`, or `diverged`.
     * A bound is a number, or what the figure shows at other settings, at the same seed.
     */
    when: claimedConditions,
    /** For which share of all seeds it is so, as far as 100 held-out seeds show. Default: 0.8. */
    atLeast: z.number().min(0.05).max(0.97).default(0.8),
  }),

  Setting: z.looseObject({
    ...following,
    /** A slider of the figure, by its name: its number stands in the sentence, to be turned there. */
    turn: text.optional(),
  }),

  Mark: z.strictObject({
    ...following,
    /** One of the figure’s lines, by the name that stands beside it. */
    line: text,
  }),

  Predict: z.strictObject({
    ...following,
    /** The question. */
    ask: text,
    /** Changes of the lesson’s settings that the question is about. Default: none. */
    set: settings.default({}),
    /** Answers to choose from. Of those that are so, the first counts; one must be. */
    options: z.array(option).optional(),
    /** Or the name of one of the figure’s curves, to be drawn. */
    curve: text.optional(),
  }),

  Tasks: none,

  Task: z.strictObject({
    ...following,
    /** What the figure must show: all of these, each by the name of a knob or a measure, or `holds`, or `diverged`. */
    when: conditions,
    /** Settings that get there. */
    solution: settings,
  }),

  Aside: z.strictObject({
    /** Default: note. */
    kind: z.enum(['note', 'warning', 'correction']).default('note'),
    /** Says more than the kind’s own name. */
    title: text.optional(),
  }),

  MarginNote: none,

  InOneMinute: none,

  InPractice: none,

  More: z.strictObject({
    /** What is folded away. */
    title: text,
  }),

  Term: z.strictObject({
    /** The name to link by, if it differs from the words on the page. */
    id: text.optional(),
  }),

  Cite: z.strictObject({
    /** A key of src/content/references.json. */
    key: text,
  }),

  StudyScripts: none,

  Bibliography: none,
};

export type ComponentName = keyof typeof propSchemas;
/** As an author writes them. */
export type PropsOf<Name extends ComponentName> = z.input<(typeof propSchemas)[Name]>;
/** As the component has them, when defaults are filled in. */
export type SettledPropsOf<Name extends ComponentName> = z.output<(typeof propSchemas)[Name]>;

/** Of a component's props those that its schema does not name: knobs of its figure. */
export const knobsAmong = (element: ComponentName, props: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(props).filter(([prop]) => !Object.hasOwn(propSchemas[element].shape, prop)),
  );
