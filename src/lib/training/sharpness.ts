/** The sharpness of a loss: the largest eigenvalue of its Hessian (Cohen et al. 2021, who find it near 2/α). */
import { largestEigenvalue } from '../math/largest-eigenvalue.ts';
import { stream } from '../math/random.ts';
import { hessianOf, type PlainNetwork } from './hessian.ts';

/** Of the mean loss alone, as it is recorded: dropout off, penalties left out. Equal networks have equal sharpness, to the bit. */
export function sharpnessOf(network: PlainNetwork): number {
  const { normal } = stream(0, 'sharpness');
  return largestEigenvalue(hessianOf(network), Float64Array.from(network.parameters, normal));
}
