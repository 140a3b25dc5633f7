/** Performs searches: the trainer trains what their tuners ask for. */
import { finite } from '../../math/known.ts';
import { stream } from '../../math/random.ts';
import { latestOf, type Course, type LossName } from '../../study/outcomes.ts';
import type { StudyFrame } from '../../training/frames.ts';
import { stepsOf, stepsPerEpochOf } from '../../training/plan.ts';
import type { Run, RunHistory } from '../../training/spec.ts';
import { trainOn, type RunState } from '../../training/train.ts';
import { nextTurn } from '../../training/turn.ts';
import { schedulerFor } from '../schedulers.ts';
import { searcherFor } from '../searchers.ts';
import type { Setting } from '../space.ts';
import { tunerOf, type Job, type JobOutcome, type TunedTrial, type Tuner } from '../tuner.ts';
import { checkSearch } from './check.ts';
import { accumulateSearch, emptySearch, gatheredNews } from './frames.ts';
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

/** Who is told at every chunk of training spends more time listening than the training takes. */
const tellingMilliseconds = 30;

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
  const gathered = gatheredNews(search.searches.length);
  let toldAt = -Infinity;
  const tell = () => {
    const frame = gathered.take();
    result = accumulateSearch(result, frame);
    progress?.(frame);
    toldAt = performance.now();
  };
  const hear = (searches: readonly (SearchNews | null)[]) => {
    gathered.add(searches);
    if (performance.now() - toldAt > tellingMilliseconds) tell();
  };
  for (;;) {
    const news: SearchNews[] = [];
    for (const course of courses) {
      signal?.throwIfAborted();
      news.push(course.goOn());
      await nextTurn();
    }
    hear(news);
    const asked = courses.flatMap((course) => course.jobs.map((job) => ({ course, job })));
    if (asked.length === 0) {
      tell();
      return result;
    }
    const study = studyOf(
      search.template,
      asked.map(({ course, job }) => course.runOf(job)),
    );
    const { result: trained, states } = await trainOn(study, {
      ...(signal && { signal }),
      from: asked.map(({ course, job }) => course.states.before(job)),
      until: asked.map(({ job }) => job.to),
      progress: (frame) => hear(newsIn(frame, asked, courses)),
    });
    for (const course of courses) course.outcomes = [];
    asked.forEach(({ course, job }, i) => {
      course.outcomes.push(outcomeOf(trained.runs[i]!, search.objective));
      course.states.put(job, states[i]!);
    });
  }
}

/** One of the searches under way. */
interface SearchCourse {
  /** What it wants to have trained, and what became of that. */
  jobs: Job[];
  outcomes: JobOutcome[];
  states: States;
  /** Takes the outcomes, asks for jobs and says what is new. */
  goOn(): SearchNews;
  runOf(job: Job): Run;
}

function courseOf(search: Search, plan: SearchPlan): SearchCourse {
  const { space, template, starts } = search;
  const tuner = tunerOf({
    space,
    searcher: searcherFor(plan.searcher, space, plan.seed),
    ...(plan.scheduler && { scheduler: schedulerFor(plan.scheduler, space, plan.seed) }),
    budget: plan.budget,
    workers: plan.workers ?? 1,
    isSynchronous: plan.synchronous ?? false,
    isDeterministic: starts === 'same',
    stepsOf: (setting) => untrained(template, setting).steps,
  });
  const seedOf = starts === 'same' ? () => template.run.seed : freshSeeds(template.run.seed, plan.seed);
  /** `[trials]`: the places of which there was news. */
  const told: Place[] = [];
  const course: SearchCourse = {
    jobs: [],
    outcomes: [],
    states: keptStates(tuner),
    goOn() {
      const jobs = tuner.advance(course.outcomes);
      course.jobs = jobs ?? [];
      return { ...newsOf(tuner, template, told), measured: [], isDone: jobs === null };
    },
    runOf: ({ trial, setting }) => ({
      ...runWith(template.run, setting),
      seed: seedOf(firstOf(tuner.trials, trial)),
    }),
  };
  return course;
}

/** The trial from which a copy comes in the end: its own, if it is none. */
function firstOf(trials: readonly TunedTrial[], trial: number): number {
  const origin = trials[trial]!.origin;
  return origin ? firstOf(trials, origin.trial) : trial;
}

/** The runs that may be gone on with, as they were put down. */
interface States {
  /** Where the run of a job is to be taken up; null if it is new. */
  before(job: Job): RunState | null;
  put(job: Job, state: RunState): void;
}

function keptStates({ trials }: Tuner): States {
  const states = new Map<number, RunState>();
  return {
    before({ trial, from, copyOf }) {
      for (const kept of states.keys()) if (trials[kept]!.state === 'ended') states.delete(kept);
      return from === 0 ? null : states.get(copyOf ?? trial)!;
    },
    put({ trial }, state) {
      if (state.feed.done < trials[trial]!.steps) states.set(trial, state);
      else states.delete(trial);
    },
  };
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

type Place = Pick<SearchTrial, 'stretches' | 'reports' | 'isEnded'>;

const nowhere: Place = { stretches: [], reports: [], isEnded: false };

const placeOf = ({ stretches, reports, state }: TunedTrial): Place => ({
  stretches: stretches.map((stretch) => ({ ...stretch })),
  reports: reports.map((report) => ({ ...report })),
  isEnded: state === 'ended',
});

/** The trials and places of which nobody was told, who are then told of them. */
function newsOf(
  { trials }: Tuner,
  template: Template,
  told: Place[],
): Pick<SearchNews, 'suggested' | 'placed'> {
  const suggested = trials.slice(told.length).map(({ setting, repeats, origin }): SearchTrial => ({
    ...{ setting, repeats, origin, ...nowhere },
    run: untrained(template, setting),
  }));
  const placed: SearchNews['placed'] = [];
  for (let trial = 0; trial < trials.length; trial++) {
    const before = (told[trial] ??= nowhere);
    // Where a trial has ended it stays.
    if (before.isEnded || isAt(before, trials[trial]!)) continue;
    const place = placeOf(trials[trial]!);
    told[trial] = place;
    placed.push({ trial, ...place });
  }
  return { suggested, placed };
}

/** Whether a trial is where it was. Stretches and reports are added at the end, and only the end of the last stretch may change. */
const isAt = (before: Place, { stretches, reports, state }: TunedTrial): boolean =>
  (state === 'ended') === before.isEnded &&
  reports.length === before.reports.length &&
  stretches.length === before.stretches.length &&
  stretches.at(-1)?.to === before.stretches.at(-1)?.to;

function untrained(template: Template, setting: Setting): Course {
  const run = runWith(template.run, setting);
  return {
    steps: stepsOf(studyOf(template, [run]), run),
    stepsPerEpoch: stepsPerEpochOf(run, template.data.training),
    checkpoints: [],
    divergedAt: null,
  };
}

/** `[searches]`: what a frame of the study says of each, of those of its runs that the search has asked for. */
function newsIn(
  frame: StudyFrame,
  asked: readonly { course: SearchCourse; job: Job }[],
  courses: readonly SearchCourse[],
): (SearchNews | null)[] {
  const measured = new Map(courses.map((course) => [course, [] as SearchNews['measured']]));
  frame.runs.forEach((run, i) => {
    const { course, job } = asked[i]!;
    if (run && (run.checkpoints.length > 0 || run.divergedAt !== null))
      measured.get(course)!.push({
        trial: job.trial,
        checkpoints: run.checkpoints,
        divergedAt: run.divergedAt,
      });
  });
  return [...measured.values()].map((news) =>
    news.length === 0 ? null : { suggested: [], placed: [], measured: news, isDone: false },
  );
}

function outcomeOf(run: RunHistory, objective: LossName): JobOutcome {
  const loss = latestOf(run, objective);
  return {
    step: run.batchLoss.length,
    loss: loss === null ? null : finite(loss),
    ...(run.stopped && { hasStopped: true }),
  };
}
