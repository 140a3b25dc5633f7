/** Starting a worker, also where the page has no origin: in a frame that another site has put into a sandbox. */

/** Starts the worker whose module lies at `address`. */
export function startWorker(address: string): Worker {
  return globalThis.origin === 'null' ? startWithoutOrigin(address) : new Worker(address, { type: 'module' });
}

/**
 * A page without origin may not start a worker from any address, but from a script of its own, and that may import what
 * its host lets everyone read. What is posted before the module is there waits for it.
 */
function startWithoutOrigin(address: string): Worker {
  const module = JSON.stringify(new URL(address, location.href).href);
  const script = `
    const early = [];
    self.onmessage = (event) => early.push(event);
    import(${module}).then(
      () => early.forEach((event) => self.onmessage(event)),
      (error) => setTimeout(() => { throw error; }),
    );`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}
