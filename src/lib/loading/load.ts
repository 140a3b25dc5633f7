/**
 * Code that is loaded when it is asked for, and asked for once more should it not come. Under another address: up to
 * Firefox 153 and Safari 27 a browser remembers that a module failed, and never asks for it again (whatwg/html#6768).
 */

/** What came in the end under another address, by its own. */
const mended = new Map<string, unknown>();
let retries = 0;

/** What `importing`, a function around one `import()` and no more, resolves to. */
export const load = <T>(importing: () => Promise<T>): Promise<T> => attempt(importing, addressIn(importing));

/** The module at an address that only the built page knows. */
export const loadFrom = <T>(address: string): Promise<T> =>
  attempt(() => import(/* @vite-ignore */ address) as Promise<T>, address);

async function attempt<T>(importing: () => Promise<T>, address: string | null): Promise<T> {
  if (address !== null && mended.has(address)) return mended.get(address) as T;
  try {
    return await importing();
  } catch (error) {
    if (address === null) throw error;
    const other = new URL(address, import.meta.url);
    other.searchParams.set('retry', String(++retries));
    const module = (await import(/* @vite-ignore */ other.href)) as T;
    mended.set(address, module);
    return module;
  }
}

/** As the bundler has written it into the function: no engine tells the address of what failed otherwise. */
const addressIn = (importing: () => unknown): string | null =>
  /\bimport\(\s*["'`]([^"'`]+)["'`]/.exec(String(importing))?.[1] ?? null;
