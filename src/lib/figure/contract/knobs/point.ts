/** A point that is dragged in the drawing, or typed as two numbers. */
import { KnobError, readNumber, show, type KnobOf } from './knob.ts';

export interface PlanePoint {
  x: number;
  y: number;
}

type Bounds = readonly [low: number, high: number];

interface Rectangle {
  x: Bounds;
  y: Bounds;
  /** How far an arrow key moves it. */
  step: number;
}

export interface PointKnob extends KnobOf<PlanePoint>, Rectangle {
  kind: 'point';
}

export function point(options: Rectangle & { label: string; default: PlanePoint }): PointKnob {
  const { x, y } = options;
  const check = (value: unknown) => {
    if (!isPoint(value) || !isWithin(value.x, x) || !isWithin(value.y, y))
      throw new KnobError(`${show(value)} is not a point with x in [${x}] and y in [${y}]`);
    return { x: value.x, y: value.y };
  };
  return {
    kind: 'point',
    ...options,
    check,
    parse: (text) => {
      const parts = text.split(',');
      if (parts.length !== 2) throw new KnobError(`${show(text)} is not two numbers "x,y"`);
      return check({ x: readNumber(parts[0]!), y: readNumber(parts[1]!) });
    },
    format: (value) => `${value.x},${value.y}`,
  };
}

const isPoint = (value: unknown): value is { x: unknown; y: unknown } =>
  typeof value === 'object' && value !== null && 'x' in value && 'y' in value;

const isWithin = (value: unknown, [low, high]: Bounds): value is number =>
  typeof value === 'number' && value >= low && value <= high;
