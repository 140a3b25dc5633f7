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
    if (!isPoint(value)) throw new KnobError(`${show(value)} is not a point with an x and a y`);
    return { x: coordinate('x', value.x, x), y: coordinate('y', value.y, y) };
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

function coordinate(axis: string, value: unknown, [low, high]: Bounds): number {
  if (typeof value !== 'number' || !(value >= low && value <= high))
    throw new KnobError(`${axis}: ${show(value)} is not a number in [${low}, ${high}]`);
  return value;
}
