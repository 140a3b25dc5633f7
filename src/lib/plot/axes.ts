/** A panel's frame: axes with ticks and the quantity's name, axes that cross at the origin, or a box. */
import { child, childIf, children, pixel, type Layer } from './canvas.ts';
import type { Frame } from './mark.ts';
import type { Panel } from './panel.ts';
import { furtherLines, linesAt, ticksOf, type Quantity, type Ticks } from './quantity.ts';
import { middleToBaseline, widthOf, wordsPitch } from './type.ts';

const tickLength = 5;
/** Baselines below the horizontal axis. */
const below = { number: tickLength + 14, label: tickLength + 33 };
/** Beside the vertical axis: where its numbers end and its label begins; the baseline of a turned label. */
const beside = { number: -tickLength - 4, turnedLabel: -24 };
/** From the plot's top up to the baseline of the vertical axis's label. */
const labelAbove = 12;

/** What lies under the marks: axes, or nothing for a box, which is drawn over them. */
export function drawAxes(layer: Layer, { frame: kind }: Panel, frame: Frame): void {
  if (kind === 'axes') {
    axisBottom(layer, frame);
    axisLeft(layer, frame);
  }
  if (kind === 'cross') crossAxes(layer, frame);
}

/** The outline of a box. */
export function drawBox(
  layer: Layer,
  { frame: kind, outline }: Panel,
  { left, right, top, bottom }: Frame,
): void {
  children(layer, 'rect', 'box', kind === 'box' ? [outline] : [])
    .attr('x', pixel(left))
    .attr('y', pixel(top))
    .attr('width', pixel(right - left))
    .attr('height', pixel(bottom - top))
    .attr('fill', 'none')
    .attr('stroke', (color) => color ?? 'var(--rule-strong)')
    .attr('stroke-width', (color) => (color ? 2 : 1));
}

const noTicks: Ticks = { ticks: [], minorTicks: [], format: String };

/** Of round values the first and every second one, or third …, so far apart that no number touches the next. */
export function apart(
  ticks: readonly number[],
  x: (tick: number) => number,
  format: (tick: number) => string,
): readonly number[] {
  const half = (tick: number) => widthOf(format(tick), 'tick') / 2;
  const isFree = (tick: number, i: number, all: readonly number[]) =>
    i === 0 || Math.abs(x(tick) - x(all[i - 1]!)) > half(tick) + half(all[i - 1]!);
  for (let every = 1; every < ticks.length; every++) {
    const some = ticks.filter((_, i) => i % every === 0);
    if (some.every(isFree)) return some;
  }
  return ticks.slice(0, 1);
}

function axisBottom(parent: Layer, { x, across, left, right, top, bottom }: Frame): void {
  const axis = axisGroup(parent, 'x', across);
  if (!axis) return;
  axis.attr('transform', `translate(0,${pixel(bottom)})`);
  const { ticks, minorTicks, format } = across.axis === 'rule' ? noTicks : ticksOf(across);
  const at = (tick: number) => pixel(x(tick));
  ruled(child(axis, 'path', 'grid'), 'var(--rule)').attr(
    'd',
    across.grid ? ticks.map((tick) => `M${at(tick)},0V${pixel(top - bottom)}`).join('') : '',
  );
  ruled(child(axis, 'path', 'rule')).attr(
    'd',
    ruleAndTicks(across, [
      `M${pixel(left)},0H${pixel(right)}`,
      ...ticks.map((tick) => `M${at(tick)},0v${tickLength}`),
      ...minorTicks.map((tick) => `M${at(tick)},0v${tickLength / 2}`),
    ]),
  );
  const numbered = across.ticks || across.names ? ticks : apart(ticks, x, format);
  const lines = numbered.flatMap((tick) =>
    linesAt(across, format(tick)).map((words, i) => ({ tick, words, i })),
  );
  children(axis, 'text', 'number', lines)
    .attr('x', ({ tick }) => at(tick))
    .attr('y', ({ i }) => below.number + i * wordsPitch)
    .attr('text-anchor', 'middle')
    .text(({ words }) => words);
  children(axis, 'text', 'label', across.label && across.axis !== 'rule' ? [across.label] : [])
    .attr('x', pixel((left + right) / 2))
    .attr('y', below.label + furtherLines(across) * wordsPitch)
    .attr('text-anchor', 'middle')
    .text(String);
}

function axisLeft(parent: Layer, { y, up, left, right, top, bottom }: Frame): void {
  const axis = axisGroup(parent, 'y', up);
  if (!axis) return;
  axis.attr('transform', `translate(${pixel(left)},0)`);
  const { ticks, minorTicks, format } = ticksOf(up);
  const at = (tick: number) => pixel(y(tick));
  ruled(child(axis, 'path', 'grid'), 'var(--rule)').attr(
    'd',
    up.grid ? ticks.map((tick) => `M0,${at(tick)}H${pixel(right - left)}`).join('') : '',
  );
  ruled(child(axis, 'path', 'rule')).attr(
    'd',
    ruleAndTicks(up, [
      `M0,${pixel(bottom)}V${pixel(top)}`,
      ...ticks.map((tick) => `M0,${at(tick)}h${-tickLength}`),
      ...minorTicks.map((tick) => `M0,${at(tick)}h${-tickLength / 2}`),
    ]),
  );
  children(axis, 'text', 'number', ticks)
    .attr('x', beside.number)
    .attr('y', (tick) => pixel(y(tick) + middleToBaseline))
    .attr('text-anchor', 'end')
    .text((tick) => format(tick));
  children(axis, 'text', 'label', up.label ? [up.label] : [])
    .attr('x', up.isLabelTurned ? null : beside.number)
    .attr('y', up.isLabelTurned ? null : pixel(top - labelAbove))
    .attr(
      'transform',
      up.isLabelTurned ? `translate(${beside.turnedLabel},${pixel((top + bottom) / 2)})rotate(-90)` : null,
    )
    .attr('text-anchor', up.isLabelTurned ? 'middle' : 'start')
    .text(String);
}

/** The axis's group; none, and an older one removed, where the axis is hidden. */
function axisGroup(parent: Layer, name: string, { axis }: Quantity): Layer | null {
  const group = childIf(axis !== 'none', parent, 'g', `axis ${name}`);
  return axis === 'none' ? null : group;
}

const ruleAndTicks = ({ axis }: Quantity, paths: readonly string[]) =>
  axis === 'bare' ? '' : paths.join('');

const ruled = (path: Layer, color = 'var(--ink-faint)') => path.attr('fill', 'none').attr('stroke', color);

/** How far a crossing axis reaches beyond its domain, arrow included. */
const overshoot = 9;
const crossTick = 4;

/** Axes that cross at the origin and end in arrows; the vertical numbers stand at the left, where no curve runs through them. */
function crossAxes(parent: Layer, { x, y, across, up, left, right, top, bottom }: Frame): void {
  const axes = child(parent, 'g', 'axis cross');
  const [originX, originY] = [pixel(x(0)), pixel(y(0))];
  const [across0, up0] = [ticksOf(across), ticksOf(up)];
  const xTicks = across0.ticks.filter((tick) => tick !== 0);
  const yTicks = up0.ticks.filter((tick) => tick !== 0);
  ruled(child(axes, 'path', 'grid'), 'var(--rule)').attr(
    'd',
    yTicks.map((tick) => `M${pixel(left)},${pixel(y(tick))}H${pixel(right)}`).join(''),
  );
  ruled(child(axes, 'path', 'rule')).attr(
    'd',
    `M${pixel(left)},${originY}H${pixel(right + overshoot)}M${originX},${pixel(bottom)}V${pixel(top - overshoot)}` +
      xTicks.map((tick) => `M${pixel(x(tick))},${originY}v${crossTick}`).join(''),
  );
  child(axes, 'path', 'arrows')
    .attr(
      'd',
      `M${pixel(right + overshoot)},${originY}l-8,-3.5v7ZM${originX},${pixel(top - overshoot)}l-3.5,8h7Z`,
    )
    .attr('fill', 'var(--ink-faint)');
  children(axes, 'text', 'x-number', xTicks)
    .attr('x', (tick) => pixel(x(tick)))
    .attr('y', originY + crossTick + 12)
    .attr('text-anchor', 'middle')
    .text((tick) => across0.format(tick));
  children(axes, 'text', 'y-number', yTicks)
    .attr('x', pixel(left - 6))
    .attr('y', (tick) => pixel(y(tick) + middleToBaseline))
    .attr('text-anchor', 'end')
    .text((tick) => up0.format(tick));
  children(axes, 'text', 'label', across.label ? [across.label] : [])
    .attr('x', pixel(right + overshoot + 5))
    .attr('y', originY + middleToBaseline)
    .text(String);
}
