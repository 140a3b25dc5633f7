/** From an author's props to the figure's configuration. Only the build needs it. */
import { z } from 'astro/zod';
import { constants } from '../../../lib/expression/functions.ts';
import { ExpressionError, namesIn, parse } from '../../../lib/expression/parse.ts';
import { settled, settledProps, type Fail, type Written } from '../../../lib/figure/build/author-props.ts';
import { interval, listOf } from '../../../lib/schema/schema.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { suggest } from '../../../lib/text/suggest.ts';
import { checkCount } from '../common/knobs.ts';
import type { PlotConfiguration, PlotKnob, PlotProps } from './configuration.ts';
import { plotProps } from './props.ts';

/** Ends that are further apart than this are set on a log slider. */
const farApart = 50;

export function plotConfiguration(props: Written, fail: Fail): PlotConfiguration {
  const { title, of, names, x, y, xScale, yScale, xLabel, yLabel, derivative, ...given } = settledProps(
    plotProps,
    props,
    fail,
  );
  const formulas = listOf(of);
  if (formulas.length > plot.mostSeries)
    fail('of', `of: ${formulas.length} functions are more than ${plot.mostSeries}.`);
  const knobs = Object.fromEntries(
    Object.entries(given.knobs).map(([name, knob]) => [name, knobOf(name, knob, fail)]),
  );
  checkCount(Object.keys(knobs), fail);
  const used = formulas.flatMap((formula) => checkFormula(formula, Object.keys(knobs), fail));
  for (const name of Object.keys(knobs))
    if (!used.includes(name))
      fail('knobs', `knobs: "${name}" changes nothing: it stands in none of the functions.`);
  if (names && names.length !== formulas.length)
    fail('names', `names: ${names.length} for ${formulas.length} functions.`);
  checkLog('x', xScale, x, fail);
  if (y) checkLog('y', yScale, y, fail);
  return {
    title,
    curves: formulas.map((formula, i) => ({ formula, name: names?.[i] ?? formula })),
    x,
    y: y ?? null,
    knobs,
    xScale,
    yScale,
    xLabel,
    yLabel: yLabel ?? (formulas.length === 1 ? formulas[0]! : ''),
    derivative,
  };
}

function checkLog(prop: 'x' | 'y', scale: 'linear' | 'log', [from]: [number, number], fail: Fail): void {
  if (scale === 'log' && from <= 0) fail(prop, `${prop}: a log axis begins above 0, not at ${from}.`);
}

/** Names that mean something in a formula already. */
const taken = ['x', ...Object.keys(constants)];

function knobOf(name: string, given: NonNullable<PlotProps['knobs']>[string], fail: Fail): PlotKnob {
  const path = ['knobs', name];
  if (!/^[a-z][a-z\d]*$/i.test(name))
    fail('knobs', `knobs: "${name}" is no name: a letter, then letters and digits.`);
  if (taken.includes(name)) fail('knobs', `knobs: "${name}" has a meaning already.`);
  const knob = Array.isArray(given) ? { from: given[0], to: given[1] } : given;
  const [from, to] = settled(interval, [knob.from, knob.to], path, fail);
  const scale = knob.scale ?? (from > 0 && to / from >= farApart ? 'log' : 'linear');
  if (scale === 'log' && from <= 0)
    fail('knobs', `${path.join('.')}: a log scale begins above 0, not at ${from}.`);
  const middle = scale === 'log' ? Math.sqrt(from * to) : (from + to) / 2;
  const at = knob.at ?? Number(middle.toPrecision(3));
  settled(z.number().min(from).max(to), at, [...path, 'at'], fail);
  return { label: name, ...knob, from, to, at, scale };
}

/** The names in a formula. */
function checkFormula(formula: string, knobs: readonly string[], fail: Fail): string[] {
  const known = [...taken, ...knobs];
  try {
    const names = [...namesIn(parse(formula))];
    for (const [name, at] of names)
      if (!known.includes(name))
        throw new ExpressionError(formula, at, `“${name}” stands for nothing. ${suggest(name, known)}`);
    return names.map(([name]) => name);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return fail('of', `of: ${error.message}`);
  }
}
