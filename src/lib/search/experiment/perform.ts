/** Performs searches: the trainer trains what their tuners ask for. */
import { finite } from '../../math/known.ts';
import { stream } from '../../math/random.ts';
import { finalOf, type Course, type LossName } from '../../study/outcomes.ts';
import type { StudyFrame } from '../../training/frames.ts';
import { stepsOf, stepsPerEpochOf } from '../../training/plan.ts';
import type { Run, RunHistory } from '../../training/spec.ts';
import { train } from '../../training/train.ts';
import { nextTurn } from '../../training/turn.ts';
import { searcherFor } from '../searchers.ts';
import type { Setting } from '../space.ts';
import { tunerOf, type Job, type JobOutcome, type Stretch, type Tuner } from '../tuner.ts';
import { checkSearch } from './check.ts';
import { accumulateSearch, emptySearch } from './frames.ts';
import { runWith } from './setting.ts';
import type {
  Search,
  SearchFrame,
  SearchNews,
  SearchPlan,
  SearchResult,
  SearchTrial,
  Template,
} from './spec.ts';
import { studyOf } from './study.ts';

export interface SearchOptions {
  /** Aborting rejects with the signal's reason, within one chunk of training or one suggestion. */
  signal?: AbortSignal;
  /** Called with what is new: see `accumulateSearch`. */
  progress?: (frame: SearchFrame) => void;
}

/**
 * Performs all searches side by side, in rounds: what the searches have to have trained before they can go on is trained
 * in one study, run beside run. So many searches cost little more time than they have steps; what each of them comes to
 * does not depend on the others.
 */
export async function performSearch(search: Search, options: SearchOptions = {}): Promise<SearchResult> {
  const { signal, progress } = options;
  checkSearch(search);
  const courses = search.searches.map((plan) => courseOf(search, plan));
  let result = emptySearch(search);
  const tell = (searches: (SearchNews | null)[]) => {
    if (searches.every((news) => news === null)) return;
    result = accumulateSearch(result, { searches });
    progress?.({ searches });
  };
  for (;;) {
    const news: SearchNews[] = [];
    for (const course of courses) {
      signal?.throwIfAborted();
      news.push(course.goOn());
      await nextTurn();
    }
    tell(news);
    const asked = courses.flatMap((course) => course.jobs.map((job) => ({ course, job })));
    if (asked.length === 0) return result;
    // Whole trials: a scheduler’s jobs would go on from where their runs were put down.
    const study = studyOf(
      search.template,
      asked.map(({ course, job }) => course.runOf(job)),
    );
    const { runs } = await train(study, {
      ...(signal && { signal }),
      progress: (frame) => tell(courses.map((course) => newsIn(frame, asked, course))),
    });
    for (const course of courses)
      course.outcomes = runs
        .filter((_, i) => asked[i]!.course === course)
        .map((run) => outcomeOf(run, search.objective));
  }
}

/** One of the searches under way. */
interface SearchCourse {
  /** What it wants to have trained, and what became of that. */
  jobs: Job[];
  outcomes: JobOutcome[];
  /** Takes the outcomes, asks for jobs and says what is new. */
  goOn(): SearchNews;
  runOf(job: Job): Run;
}

function courseOf(search: Search, plan: SearchPlan): SearchCourse {
  const { space, template, starts } = search;
  const tuner = tunerOf({
    space,
    searcher: searcherFor(plan.searcher, space, plan.seed),
    budget: plan.budget,
    workers: plan.workers ?? 1,
    isSynchronous: plan.synchronous ?? false,
    isDeterministic: starts === 'same',
    stepsOf: (setting) => untrained(template, setting).steps,
  });
  const seedOf = starts === 'same' ? () => template.run.seed : freshSeeds(template.run.seed, plan.seed);
  /** `[trials]`: the stretches of which there was news. */
  const told: Stretch[][] = [];
  const course: SearchCourse = {
    jobs: [],
    outcomes: [],
    goOn() {
      const jobs = tuner.advance(course.outcomes);
      course.jobs = jobs ?? [];
      return { ...newsOf(tuner, template, told), measured: [], isDone: jobs === null };
    },
    runOf: ({ trial, setting }) => ({ ...runWith(template.run, setting), seed: seedOf(trial) }),
  };
  return course;
}

/** Seeds trial by trial, which a search shares with those of the same seed alone. */
function freshSeeds(runSeed: number, searchSeed: number): (trial: number) => number {
  const random = stream(runSeed, `search/starts/${searchSeed}`);
  const seeds: number[] = [];
  return (trial) => {
    while (seeds.length <= trial) seeds.push(random.integer(Number.MAX_SAFE_INTEGER));
    return seeds[trial]!;
  };
}

/** The trials and stretches of which nobody was told, who are then told of them. */
function newsOf(
  { trials }: Tuner,
  template: Template,
  told: Stretch[][],
): Pick<SearchNews, 'suggested' | 'placed'> {
  const suggested = trials.slice(told.length).map(({ setting, repeats }): SearchTrial => ({
    setting,
    repeats,
    stretches: [],
    run: untrained(template, setting),
  }));
  const placed = trials.flatMap(({ stretches }, trial) =>
    isSame(stretches, told[trial] ?? []) ? [] : [{ trial, stretches: structuredClone(stretches) }],
  );
  trials.forEach(({ stretches }, trial) => (told[trial] = structuredClone(stretches)));
  return { suggested, placed };
}

/** Stretches are added at the end, and only the end of the last one may change. */
const isSame = (stretches: readonly Stretch[], before: readonly Stretch[]): boolean =>
  stretches.length === before.length && stretches.at(-1)?.to === before.at(-1)?.to;

function untrained(template: Template, setting: Setting): Course {
  const run = runWith(template.run, setting);
  return {
    steps: stepsOf(studyOf(template, [run]), run),
    stepsPerEpoch: stepsPerEpochOf(run, template.data.training),
    checkpoints: [],
    divergedAt: null,
  };
}

/** What a frame of the study says of a search: of those of its runs that the search has asked for. */
function newsIn(
  frame: StudyFrame,
  asked: readonly { course: SearchCourse; job: Job }[],
  course: SearchCourse,
): SearchNews | null {
  const measured = frame.runs.flatMap((run, i) => {
    const { course: owner, job } = asked[i]!;
    const isNews = run && (run.checkpoints.length > 0 || run.divergedAt !== null);
    return owner === course && isNews
      ? [{ trial: job.trial, checkpoints: run.checkpoints, divergedAt: run.divergedAt }]
      : [];
  });
  return measured.length === 0 ? null : { suggested: [], placed: [], measured, isDone: false };
}

function outcomeOf(run: RunHistory, objective: LossName): JobOutcome {
  const loss = run.divergedAt === null ? finalOf(run, objective) : null;
  return { step: run.batchLoss.length, loss: loss === null ? null : finite(loss) };
}
