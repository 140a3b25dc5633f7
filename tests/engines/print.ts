/** `node scripts/run.ts tests/engines/print.ts`: Node's hashes, as JSON. */
import { historyHashes } from './fingerprint.ts';

export default async function main(): Promise<void> {
  console.log(JSON.stringify(await historyHashes()));
}
