/**
 * What holds of every figure. A new file in src/figures is tested here by being there. Its tests are dealt out to the
 * files every-figure-1.test.ts …, because a file is what Vitest gives to a core.
 */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import example from '../../../docs/add-a-figure/l2-penalty.ts';
import { figures } from '../../../src/figures/built.ts';
import { narrowWidth, wideWidth } from '../../../src/lib/plot/canvas.ts';
import { marksOf, panelsOf, seriesOf } from '../../../src/lib/plot/panel.ts';
import { prefix, type Result } from '../../../src/lib/experiment/experiment.ts';
import { drawingOf, type AnyFigure } from '../../../src/lib/figure/contract/define.ts';
import { drawFigure } from '../../../src/lib/figure/contract/drawing.ts';
import { defaults, written } from '../../../src/lib/figure/contract/knobs.ts';
import type { Settings } from '../../../src/lib/figure/contract/settings.ts';
import type { StudyResult } from '../../../src/lib/training/spec.ts';
import { hasChanged, isTurnOf } from '../../turns.ts';
import { checkDrawing } from '../drawing-snapshot.ts';
import { generalExamples } from './kind-examples.ts';
import { shownAt } from './shown.ts';

function blankSvg(): Element {
  const { document } = parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>');
  return document.querySelector('svg')!;
}

function drawOn(svg: Element, figure: AnyFigure, data: unknown, knobs: Settings, width: number): string {
  drawFigure(figure, data, knobs, { svg, width, prefix: 'test' });
  return svg.outerHTML;
}

/** A study whose first runs are half way, while the others have not begun: so it is when workers share it. */
function begun(result: Result, share: number): Result {
  if (result.kind !== 'study') return prefix(result, share);
  const half = prefix(result, 0.5) as StudyResult;
  const none = prefix(result, 0) as StudyResult;
  const started = Math.ceil(share * result.runs.length);
  return {
    ...result,
    runs: result.runs.map((_, i) => (i < started ? half.runs[i]! : { ...none.runs[i]!, checkpoints: [] })),
  };
}

/** It has the curves of twice-the-budget, and takes twelve seconds for each seed. */
const slowest = 'who-wins';

const expectAllDifferent = (names: readonly string[]) => expect([...new Set(names)]).toEqual(names);

/** Tests every `of`th figure, beginning with the one of number `part`, which counts from 1. */
export function testFigures({ part, of }: { part: number; of: number }): void {
  const all = [...Object.entries(figures), ...generalExamples, ['l2-penalty', example] as const];
  const mine = all.flatMap(([name, figure], i) => (i % of === part - 1 ? [{ name, figure, i }] : []));
  describe.each(mine)('$name', ({ name, figure, i }) => {
    // What has to be computed for the test alone is tried in turns; the lock knows that counterexamples fail.
    const isTurn = isTurnOf(i, all.length, all.length / 4) || hasChanged(name);
    testWords(figure);
    testFinding(figure, isTurn);
    testCurves(figure, isTurn && name !== slowest ? 3 : null);
    testDrawing(name, figure, isTurn ? figure.finding.fails : {});
  });
}

function testWords(figure: AnyFigure): void {
  test('knobs: defaults, presets and the counterexample are allowed, and survive a link', () => {
    const settings = [
      defaults(figure.knobs),
      figure.finding.fails,
      ...(figure.presets ?? []).map(({ knobs }) => knobs),
    ];
    for (const setting of settings as Record<string, unknown>[])
      for (const [knobName, value] of Object.entries(setting)) {
        const knob = figure.knobs[knobName]!;
        expect(() => knob.check(value)).not.toThrow();
        expect(knob.parse(written(knob, value))).toEqual(value);
      }
  });

  test('what texts may quote of it has names of its own, and values', async () => {
    const { data, knobs } = await shownAt(figure);
    const measures = figure.measures?.(data, knobs) ?? {};
    for (const [measure, value] of Object.entries(measures)) {
      expect([...Object.keys(figure.knobs), 'holds', 'diverged', 'name', 'digits', 'as']).not.toContain(
        measure,
      );
      expect(value === null || ['number', 'string'].includes(typeof value)).toBe(true);
      expect(value).not.toBeNaN();
    }
  });

  test('its table has as many cells in each row as columns', async () => {
    const { data, knobs } = await shownAt(figure);
    const { columns, rows } = figure.table(data, knobs);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
}

/** What comes of it with other seeds and switches is in findings.lock.json, which findings-lock.test.ts holds to the claims. */
function testFinding(figure: AnyFigure, withCounterexample: boolean): void {
  test('the finding holds at rest, and says so with numbers', async () => {
    const { data, knobs } = await shownAt(figure);
    expect(figure.finding.says(data, knobs)).toMatch(/\d/);
    expect(figure.finding.holds(data, knobs)).toBe(true);
  });

  if (withCounterexample && !figure.finding.isSummary)
    test('the finding fails at its counterexample', async () => {
      const { data, knobs } = await shownAt(figure, figure.finding.fails);
      expect(figure.finding.holds(data, knobs)).toBe(false);
    });
}

/** @param otherSeed With which the curves are compared. */
function testCurves(figure: AnyFigure, otherSeed: number | null): void {
  test('its curves have the same axes, names and places for every seed, and lie within their chart', async () => {
    const of = async (changes: Record<string, unknown>) => {
      const { data, knobs } = await shownAt(figure, changes);
      return figure.curves(data, knobs);
    };
    const curves = await of({});
    if ('seed' in figure.knobs) expect(curves).not.toBeNull();
    if (!curves) return;
    expect(new Set(curves.lines.map(({ name }) => name)).size).toBe(curves.lines.length);
    for (const { points } of curves.lines) {
      const xs = points.map(([x]) => x);
      expect(xs).toEqual([...xs].sort((a, b) => a - b));
      const [low, high] = curves.x.domain;
      for (const x of xs) expect(x >= low && x <= high).toBe(true);
    }
    // Only what diverges leaves the chart.
    const heights = curves.lines.flatMap(({ points }) => points.map(([, y]) => y));
    const within = heights.filter((y) => y >= curves.y.domain[0] && y <= curves.y.domain[1]);
    expect(within.length).toBeGreaterThan(0.6 * heights.length);
    if (!('seed' in figure.knobs) || otherSeed === null) return;
    const other = (await of({ seed: otherSeed }))!;
    expect({ x: other.x, y: other.y }).toEqual({ x: curves.x, y: curves.y });
    expect(other.lines.map(({ name, color }) => [name, color])).toEqual(
      curves.lines.map(({ name, color }) => [name, color]),
    );
    const apart = (line: number) => {
      const known = new Set(curves.lines[line]!.points.map(([x]) => x));
      return other.lines[line]!.points.filter(([x]) => !known.has(x)).length;
    };
    for (const [line, { points }] of curves.lines.entries())
      expect(apart(line)).toBeLessThanOrEqual(Math.max(5, 0.1 * points.length));
  });
}

/** @param before Settings of the drawing over which another one is drawn; at its own settings it is of half the result. */
function testDrawing(name: string, figure: AnyFigure, before: Settings): void {
  test('every prefix of the result can be summarised, drawn, told and tabulated', async () => {
    const { result, knobs } = await shownAt(figure);
    for (const fraction of [0, 0.1, 0.5])
      for (const width of [wideWidth, narrowWidth]) {
        const data = figure.summarise(prefix(result, fraction), knobs);
        expect(drawOn(blankSvg(), figure, data, knobs, width)).not.toMatch(/NaN|undefined|Infinity/);
        expect(typeof figure.finding.says(data, knobs)).toBe('string');
        figure.table(data, knobs);
        figure.measures?.(data, knobs);
        figure.curves(data, knobs);
      }
  });

  test('its panels have names of their own, and so have the series and the named marks of each', async () => {
    const { data, knobs } = await shownAt(figure);
    const panels = panelsOf(drawingOf(figure, data, knobs));
    expectAllDifferent(panels.map(({ name }) => name));
    for (const panel of panels) {
      expectAllDifferent(seriesOf(panel).map(({ name }) => name));
      expectAllDifferent(
        marksOf(panel).flatMap(({ kind, className }) => (className ? `${kind} ${className}` : [])),
      );
    }
  });

  test.each([wideWidth, narrowWidth])(
    'drawing over an older drawing leaves no trace of it, at width %i',
    async (width) => {
      const [rest, other] = [await shownAt(figure), await shownAt(figure, before)];
      const older =
        Object.keys(before).length > 0 ? other.data : figure.summarise(prefix(rest.result, 0.5), rest.knobs);
      const fresh = drawOn(blankSvg(), figure, rest.data, rest.knobs, width);
      expect(fresh).not.toMatch(/NaN|undefined|Infinity|style=/);
      const svg = blankSvg();
      drawOn(svg, figure, older, other.knobs, width);
      expect(drawOn(svg, figure, rest.data, rest.knobs, width)).toBe(fresh);
    },
  );

  test.each([wideWidth, narrowWidth])(
    'streaming in, run by run, it becomes the drawing of the whole, at width %i',
    async (width) => {
      const { data, knobs, result } = await shownAt(figure);
      const svg = blankSvg();
      for (const share of [0, 0.5])
        drawOn(svg, figure, figure.summarise(begun(result, share), knobs), knobs, width);
      expect(drawOn(svg, figure, data, knobs, width)).toBe(drawOn(blankSvg(), figure, data, knobs, width));
    },
  );

  // Named in scripts/drawings.ts, which runs these two alone.
  test.each([
    ['wide', wideWidth, name],
    ['narrow', narrowWidth, `narrow/${name}`],
  ])('its %s drawing is the one that was looked at', async (_, width, snapshot) => {
    const { data, knobs } = await shownAt(figure);
    await checkDrawing(snapshot, drawOn(blankSvg(), figure, data, knobs, width));
  });
}
