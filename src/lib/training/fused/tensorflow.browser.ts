/**
 * TensorFlow.js in the browser: its engine, its registry of kernels, its tensors. Named module by module, so that the
 * bundler leaves out what comes along with the package as a whole, or with its cpu backend: operations, optimisers,
 * formats of models, platforms. They are most of the bytes, and most of the time it takes to start.
 */
import { DataStorage, KernelBackend } from '@tensorflow/tfjs-core/dist/backends/backend';
import { ENGINE } from '@tensorflow/tfjs-core/dist/engine';
// The engine asks for its flags at every kernel.
import '@tensorflow/tfjs-core/dist/flags';
import { dispose, enableProdMode, engine } from '@tensorflow/tfjs-core/dist/globals';
import { registerKernel } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { BackendValues } from '@tensorflow/tfjs-core';
import type { TensorFlowCore } from '../tensorflow-types.ts';

/** What our kernels need of the cpu backend: it keeps the tensors' numbers. */
class Arrays extends KernelBackend {
  readonly #values = new DataStorage<BackendValues>(this, ENGINE);

  override write(values: BackendValues): object {
    const dataId = {};
    this.#values.set(dataId, values);
    return dataId;
  }

  override readSync(dataId: object): BackendValues {
    return this.#values.get(dataId);
  }

  override disposeData(dataId: object): boolean {
    return this.#values.delete(dataId);
  }

  override numDataIds(): number {
    return this.#values.numDataIds();
  }
}

/**
 * Takes the part of the whole backend of that name, unless it is there: the reference engine brings it. Therefore not
 * before it is asked for.
 */
function setBackend(name: string): Promise<boolean> {
  if (!ENGINE.findBackendFactory(name)) ENGINE.registerBackend(name, () => new Arrays());
  return ENGINE.setBackend(name);
}

export const tf: TensorFlowCore = { dispose, enableProdMode, engine, registerKernel, setBackend };
