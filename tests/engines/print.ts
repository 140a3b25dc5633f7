/** `node scripts/run.ts tests/engines/print.ts studies figures`: Node's hashes, as JSON. */
import { hashesOf, type Scope } from './hashes.ts';

export default async function main(scopes: string[]): Promise<void> {
  console.log(JSON.stringify(await hashesOf(scopes as Scope[])));
}
