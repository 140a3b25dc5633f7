/** The parameters of a space as axes of a drawing, whatever their kind. */
import { valueAt } from '../../../lib/plot/plot.ts';
import type { Parameter } from '../../../lib/search/space.ts';
import { axisOf as realAxisOf, type Axis } from '../../searching/common/axes.ts';
import { namesOnAxis } from '../training/hyperparameters.ts';
import { axisTitle } from '../training/views/view.ts';
import { nameOf } from './parameters.ts';

const half = 1 / 2;
/** Beyond the ends of a range, as a share of the axis: trials on the rim are whole. */
const room = 0.04;

/** Of settings that ask for the parameter. */
export function axisOf(parameter: Parameter): Axis {
  const name = nameOf(parameter.name);
  const label = axisTitle(name);
  if (parameter.kind === 'choice') {
    const { options } = parameter;
    return {
      quantity: {
        label,
        domain: [-half, options.length - half],
        ...namesOnAxis(name, options as (number | string)[]),
      },
      placeOf: (value) => value,
      at: (setting) => options.indexOf(setting[parameter.name]!),
    };
  }
  const axis = realAxisOf(
    { ...parameter, kind: 'real' },
    { label: parameter.scale === 'linear' ? label : `${label} (log scale)` },
  );
  return {
    ...axis,
    quantity: {
      ...axis.quantity,
      domain: [valueAt(axis.quantity, -room), valueAt(axis.quantity, 1 + room)],
    },
  };
}
