import { it } from 'vitest';
import { fused } from '/work/main/src/lib/training/fused/fused.ts';
import { reference } from '/work/main/src/lib/training/reference.ts';
import { train } from '/work/main/src/lib/training/train.ts';
import { aStudy, aRun } from '/work/main/tests/unit/training/studies.ts';
it('x', async () => {
  const s = aStudy({ runs: [aRun({hidden:[8,8],optimizer:{kind:'adam',beta1:.9,beta2:.999,epsilon:1e-8}, dropout: .3})], record: { checkpoints: 2, accuracy: true, gradientNorms: true } });
  const a = await train(s, { engine: fused }); const b = await train(s, { engine: reference });
  console.log(a.runs[0]!.batchLoss, b.runs[0]!.batchLoss, JSON.stringify(a.runs[0]!.checkpoints), JSON.stringify(b.runs[0]!.checkpoints));
});
