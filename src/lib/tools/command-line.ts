/** The program of a trial, in Python, that is given its setting on the command line. */
import { block, drawnSpace, list, python, runsMain, settingFromDrawn, type Drawn } from './python.ts';
import type { Script } from './script.ts';
import { hasChoices, type Study } from './study.ts';

/** `report` are lines within a loop over `epoch`, from 1, and `loss`; `imports` what they need. */
export const trialProgram = (
  study: Study,
  {
    imports,
    before = [],
    report,
  }: { imports: readonly string[]; before?: readonly string[]; report: readonly string[] },
): Script =>
  python(
    'trial.py',
    'One trial: its setting is on the command line.',
    ['import argparse', '', ...imports, ...(imports.length > 0 ? [''] : []), 'from training import train'],
    ...(hasChoices(study) ? [oneOf] : []),
    settingFromDrawn(study.space),
    [
      'def main():',
      ...block([
        'parser = argparse.ArgumentParser()',
        'parser.add_argument("--epochs", type=int, required=True)',
        ...drawnSpace(study.space).map(
          (drawn) => `parser.add_argument("--${drawn.name}", type=${typeOf(drawn)}, required=True)`,
        ),
        'drawn = vars(parser.parse_known_args()[0])',
        ...before,
        'for epoch, loss in enumerate(train(setting_of(drawn), drawn["epochs"]), start=1):',
        ...block(report),
      ]),
    ],
    runsMain,
  );

const typeOf = (drawn: Drawn): string => {
  if (drawn.kind === 'choice') return `one_of(${list(drawn.options)})`;
  return drawn.kind === 'real' ? 'float' : 'int';
};

/** A tool may put words in quotation marks on the way. */
const oneOf = [
  'def one_of(options):',
  '    """From a word of the command line to the option that it stands for."""',
  '    words = {str(option): option for option in options}',
  "    return lambda word: words[word.strip('\"')]",
];

/** What is drawn whether it is asked for or not: `who` knows no conditions. */
export const drawnAnyway = (who: string): string =>
  `${who} no conditions: every knob is drawn in every trial, and left out of the settings that do not ask for it. A searcher that learns takes it for one that matters.`;
