/** The engines there are, fastest first. The first is needed nearly always, the others load when they are. */
import type { Engine } from './engine.ts';
import { fused } from './fused/fused.ts';
import type { Study } from './spec.ts';

const engines: (() => Engine | Promise<Engine>)[] = [
  () => fused,
  async () => (await import('./reference.ts')).reference,
];

/** The fastest engine that covers `study`. */
export async function engineFor(study: Study): Promise<Engine> {
  const reasons: string[] = [];
  for (const load of engines) {
    const engine = await load();
    const covers = engine.covers(study);
    if (covers === true) return engine;
    reasons.push(`${engine.name}: ${covers}`);
  }
  throw new Error(`No engine can train this study (${reasons.join('; ')}).`);
}
