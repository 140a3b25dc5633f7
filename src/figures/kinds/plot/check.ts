/** From an author's props to the figure's configuration. Only the build needs it. */
import { constants } from '../../../lib/expression/functions.ts';
import { ExpressionError, namesIn, parse } from '../../../lib/expression/parse.ts';
import {
  checkNames,
  fieldsOf,
  idOf,
  intervalOf,
  listOf,
  numberOf,
  oneOf,
  textOf,
  type Fail,
} from '../../../lib/figure/build/author-props.ts';
import { suggest } from '../../../lib/figure/build/placement.ts';
import type { PlotConfiguration, PlotKnob, PlotProps } from './configuration.ts';

const required = ['id', 'title', 'of', 'x'];
const optional = ['y', 'knobs', 'names', 'xScale', 'yScale', 'xLabel', 'yLabel', 'derivative'];
const scales = ['linear', 'log'] as const;
/** Ends that are further apart than this are set on a log slider. */
const farApart = 50;
/** The book has so many colours. */
const mostCurves = 6;

export function plotConfiguration(props: PlotProps, fail: Fail): PlotConfiguration {
  checkNames({ ...props }, { required, optional }, fail);
  idOf(props.id, fail);
  const formulas = listOf(props.of).map((formula) => textOf('of', formula, fail));
  if (formulas.length > mostCurves)
    fail('of', `of: ${formulas.length} functions are more than ${mostCurves}.`);
  const knobs = Object.fromEntries(
    Object.entries(props.knobs ?? {}).map(([name, knob]) => [name, knobOf(name, knob, fail)]),
  );
  for (const formula of formulas) checkFormula(formula, Object.keys(knobs), fail);
  if (props.names && props.names.length !== formulas.length)
    fail('names', `names: ${props.names.length} for ${formulas.length} functions.`);
  const [xScale, yScale] = (['xScale', 'yScale'] as const).map((prop) =>
    oneOf(prop, props[prop] ?? 'linear', scales, fail),
  ) as ['linear' | 'log', 'linear' | 'log'];
  const interval = (prop: 'x' | 'y', scale: string) => {
    const ends = intervalOf(prop, props[prop], fail);
    if (scale === 'log' && ends[0] <= 0) fail(prop, `${prop}: a log axis begins above 0, not at ${ends[0]}.`);
    return ends;
  };
  return {
    title: textOf('title', props.title, fail),
    curves: formulas.map((formula, i) => ({ formula, name: props.names?.[i] ?? formula })),
    x: interval('x', xScale),
    y: props.y ? interval('y', yScale) : null,
    knobs,
    xScale,
    yScale,
    xLabel: props.xLabel ?? 'x',
    yLabel: props.yLabel ?? (formulas.length === 1 ? formulas[0]! : ''),
    derivative: props.derivative ?? false,
  };
}

/** Formula names and knob names that mean something already. */
const taken = ['x', ...Object.keys(constants)];

function knobOf(name: string, given: readonly [number, number] | PlotKnob, fail: Fail) {
  const path = `knobs.${name}`;
  if (!/^[a-z][a-z\d]*$/i.test(name))
    fail('knobs', `knobs: "${name}" is no name: a letter, then letters and digits.`);
  if (taken.includes(name)) fail('knobs', `knobs: "${name}" has a meaning already.`);
  const knob: PlotKnob = Array.isArray(given)
    ? { from: given[0] as number, to: given[1] as number }
    : (fieldsOf(path, given, ['from', 'to', 'at', 'scale', 'label', 'symbol'], fail) as PlotKnob);
  const [from, to] = intervalOf(path, [knob.from, knob.to], fail);
  const isLog = oneOf(
    'knobs',
    knob.scale ?? (from > 0 && to / from >= farApart ? 'log' : 'linear'),
    scales,
    fail,
  );
  if (isLog === 'log' && from <= 0) fail('knobs', `${path}: a log scale begins above 0, not at ${from}.`);
  const middle = isLog === 'log' ? Math.sqrt(from * to) : (from + to) / 2;
  return {
    from,
    to,
    at: numberOf(`${path}.at`, knob.at ?? Number(middle.toPrecision(3)), { from, to }, fail),
    scale: isLog,
    label: knob.label ?? name,
    symbol: knob.symbol,
  };
}

function checkFormula(formula: string, knobs: readonly string[], fail: Fail): void {
  const known = [...taken, ...knobs];
  try {
    for (const [name, at] of namesIn(parse(formula)))
      if (!known.includes(name))
        throw new ExpressionError(formula, at, `“${name}” stands for nothing. ${suggest(name, known)}`);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    fail('of', `of: ${error.message}`);
  }
}
