/** All tools, in the order in which a reader meets them. A tool is a file beside this one. */
import { kerasTuner } from './keras-tuner.ts';
import { nni } from './nni.ts';
import { optuna } from './optuna.ts';
import { rayTune } from './ray-tune.ts';
import { sagemaker } from './sagemaker.ts';
import type { Script, Tool } from './script.ts';
import { checkStudy, type Study } from './study.ts';
import { syneTune } from './syne-tune.ts';
import { trainingScript } from './training.ts';
import { vizier } from './vizier.ts';
import { wandb } from './wandb.ts';

export const tools = {
  optuna,
  'ray-tune': rayTune,
  'keras-tuner': kerasTuner,
  'syne-tune': syneTune,
  wandb,
  nni,
  vizier,
  sagemaker,
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;
export const toolNames = Object.keys(tools) as ToolName[];

/** The files of a study for a tool, and what the tool does otherwise. Throws a `RangeError` if the study is wrong. */
export function writtenFor(name: ToolName, study: Study): { scripts: Script[]; limits: string[] } {
  checkStudy(study);
  const { scripts, limits } = tools[name].write(study);
  return { scripts: [...scripts, trainingScript(study)], limits };
}
