/** Computes in a page, on demand; see `hashesInPage` of ../serve.ts. */
import { hashesOf, type Scope } from '../hashes.ts';

Object.assign(window, { hashesOf: async (scopes: Scope[]) => JSON.stringify(await hashesOf(scopes)) });
