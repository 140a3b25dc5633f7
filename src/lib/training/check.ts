import type { Study } from './spec.ts';
export function checkStudy(_study: Study): void {}
