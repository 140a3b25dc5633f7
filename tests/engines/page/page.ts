/** Computes in a page, which then has a promise of the hashes as JSON; see `hashesIn` of ../serve.ts. */
import { historyHashes } from '../fingerprint.ts';

Object.assign(window, { hashes: historyHashes().then((hashes) => JSON.stringify(hashes)) });
