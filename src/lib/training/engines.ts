/** The engines there are, fastest first, each loaded only when it is needed. */
import type { Engine } from './engine.ts';
import type { Study } from './spec.ts';

const engines: (() => Promise<Engine>)[] = [
  async () => (await import('./fused/fused.ts')).fused,
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
