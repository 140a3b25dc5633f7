/** A controller that is aborted with `signal` too, if not before: what begins within something ends with it. */
export function within(signal: AbortSignal): AbortController {
  // AbortSignal.any is younger than the oldest browsers that run this: site/floor.ts.
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { signal: controller.signal });
  return controller;
}
