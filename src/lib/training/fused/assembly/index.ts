/**
 * The fused kernel: many steps of training of one network, without a call out of this module.
 *
 * ## A step
 *
 *     take up the batch                                                            batch.ts
 *     forward, layer by layer:    values = f(inputs · W + biases), slopes = f′     passes.ts, activations.ts
 *                                 where there are any: normalisation, dropout,     normalization.ts
 *                                 shortcuts                                        shortcuts.ts
 *     measure:                    loss, and ∂loss/∂z of the last layer: its deltas losses.ts
 *     descend, from the last layer to the first:                                   descent.ts
 *                                 gradient = inputsᵀ · deltas                      passes.ts
 *                                 deltas of the layer before = (deltas · Wᵀ) ∘ its slopes
 *                                 where there are any: penalties, decay, clipping  penalties.ts, clipping.ts
 *                                 move the layer's parameters                      optimizers.ts
 *     where there is one:         the average follows the parameters               averages.ts
 *
 * The loops, from the outside: networks (in ../training.ts), steps, layers, and in the three products (product.ts) rows,
 * columns, depth. Networks come before steps because then one network's numbers stay in the processor's cache for all
 * of its steps, and networks may differ in everything.
 *
 * ## How the numbers lie
 *
 * A row for each example, its units side by side, four to a vector (`[…]`), filled up to whole vectors (`·`):
 *
 *     values of a layer of 6 units            weights of a layer from 3 inputs to 6 units
 *
 *                unit 0 1 2 3   4 5                     unit 0 1 2 3   4 5
 *     example 0      [v v v v] [v v · ·]      input 0       [w w w w] [w w 0 0]
 *     example 1      [v v v v] [v v · ·]      input 1       [w w w w] [w w 0 0]
 *     example 2      [v v v v] [v v · ·]      input 2       [w w w w] [w w 0 0]
 *                                                           [0 0 0 0] [0 0 0 0]  a multiple of four rows, so that
 *                                             biases        [b b b b] [b b 0 0]  they can be transposed in squares
 *
 * So vectors lie across units, not across examples. Batches of one then fill their vectors too, batches need no filling
 * up, and the gradient comes out as vectors of weights, without a sum over lanes for each. All three products are one
 * and the same function, with the strides of A exchanged:
 *
 *     C = s + A · B      rows       depth      A                    B                     s
 *     values             examples   inputs     inputs               weights               biases
 *     gradient           inputs     examples   inputs, transposed   deltas                0
 *     deltas before      examples   outputs    deltas               weights, transposed   0
 *
 * A hidden layer that normalises has a row more behind its biases, its scales:
 *
 *     values = f(γ ∘ x̂ + β), x̂ = (z − mean) / √(variance + ε), z = inputs · W          biases β   [b b b b] [b b 0 0]
 *                                                                                      scales γ   [γ γ γ γ] [γ γ 0 0]
 *
 * Batch normalisation takes mean and variance down the columns of z, layer normalisation along its rows.
 *
 * The filling up needs no care: weights and deltas have zeros there, and remain so, because a column of C depends on
 * that column of B alone; of values it is whatever f(0) is, and is never read, because A is read number by number.
 * Only where numbers are added along a row, as layer normalisation does, it is cleared away.
 *
 * A last layer of one output, as regression and two classes have it, would leave three quarters of its vectors empty.
 * It is `lying`: its weights are a row, and the outputs of a batch lie side by side:
 *
 *     weights of 6 inputs   [w w w w] [w w 0 0]         values of 6 examples   [v v v v] [v v]
 *
 * Its values are dot products, whose vectors run along the inputs; here the filling up has to be cleared away once, in
 * the gradient.
 *
 * ## Four networks at once
 *
 * The vectors of small networks are half empty, and what surrounds a product takes longer than the product. Four networks
 * of one shape, whose batches have the same sizes, are therefore trained in the four lanes (../lanes.ts decides which):
 * where one network has a number, these have a vector, a number of each, and rows are not filled up.
 *
 *     values of a layer of 6 units, networks p, q, r, s
 *
 *                unit 0         1         2         3         4         5
 *     example 0      [p q r s] [p q r s] [p q r s] [p q r s] [p q r s] [p q r s]
 *     example 1      [p q r s] [p q r s] [p q r s] [p q r s] [p q r s] [p q r s]
 *
 * All that works on vectors of numbers does not see the difference: optimisers, activations, losses, penalties, sums of
 * rows. The products read A vector by vector instead of number by number. Only where lanes are added up, in the
 * loss and in a lying layer, there is a function of the same name "in lanes", which adds in the same order. So a network
 * has the same bits alone and among neighbours. Dropout, clipping, normalisation and shortcuts are for one network.
 *
 * ## Memory
 *
 * An arena (memory.ts) that the host fills and gives back around each network. Nothing is reserved during training. A
 * layer's slopes are overwritten by its deltas, but with shortcuts what the slopes are multiplied by is kept, too;
 * gradient (but where it is clipped) and transposed weights need room for one layer only. The buffers and their shapes are listed where their addresses are: in `Layer` and `Network` (network.ts).
 *
 * ## The same bits everywhere
 *
 * WebAssembly fixes + − × ÷ √ and all else that is used here to the bit; relaxed SIMD and fused multiply-add, whose
 * results depend on the machine, are not used. What else a network needs is made of these in elementary.ts.
 */
export { gradientNorms, predict, score } from './evaluation';
export { mark, release, reserve } from './memory';
export { createNetwork, setNormalization, setTraining } from './network';
export { observe, writeObservations } from './observation';
export { readMoments, readParameters, readState, writeState } from './parameters';
export { train } from './training';
