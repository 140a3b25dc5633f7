import { outlines } from '../looks.ts';
import { child } from '../canvas.ts';
import { classColors } from '../colors.ts';
import type { Mark } from '../mark.ts';

const markSize = { wide: 4.5, phone: 3.5 };

export interface Examples {
  /** `[examples, 2]` row-major */
  inputs: ArrayLike<number>;
  /** `[examples]` of 0 and 1 */
  targets: ArrayLike<number>;
}

/**
 * Examples of two classes in the plane: class 0 as dots, class 1 as crosses, so that they can be told apart without
 * colour too. One path per class keeps the drawing small.
 */
export const examples = ({ inputs, targets }: Examples): Mark => ({
  kind: 'examples',
  draw: (layer, { x, y, isPhone }) => {
    const size = isPhone ? markSize.phone : markSize.wide;
    const half = size / 2;
    const paths = ['', ''];
    for (let i = 0; i < targets.length; i++) {
      const [px, py] = [rounded(x(inputs[2 * i]!)), rounded(y(inputs[2 * i + 1]!))];
      if (targets[i]! < 0.5) paths[0] += `M${px},${py}h0`;
      else paths[1] += `M${rounded(px - half)},${py}h${size}m${-half},${-half}v${size}`;
    }
    child(layer, 'path', 'class-0')
      .attr('d', paths[0]!)
      .attr('stroke', classColors[0])
      .attr('stroke-width', size)
      .attr('stroke-linecap', 'round');
    child(layer, 'path', 'class-1')
      .attr('d', paths[1]!)
      .attr('stroke', classColors[1])
      .attr('stroke-width', outlines.example);
  },
});

const rounded = (value: number) => Math.round(value * 10) / 10;
