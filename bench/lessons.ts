/** What opening a lesson of the built site costs: its longest task, in which the page answers nobody. */
import { preview } from 'astro';
import type { Browser, CDPSession } from 'playwright';
import { lessonPaths } from '../tests/e2e/site.ts';
import { spread, type Spread } from './statistics.ts';

const repetitions = 5;

/** What Chromium tells of its work: `tdur` is the time, in microseconds, that its thread had of a core. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
}

/** By lesson: milliseconds of the longest task, as if it had a core to itself. */
export async function measureLessons(browser: Browser): Promise<Record<string, Spread>> {
  const server = await preview({ logLevel: 'silent' });
  try {
    const costs: Record<string, Spread> = {};
    for (const path of lessonPaths) {
      const times: number[] = [];
      for (let i = 0; i < repetitions; i++)
        times.push(longestTask(await eventsOnOpening(browser, `http://localhost:${server.port}/${path}`)));
      costs[path] = spread(times);
    }
    return costs;
  } finally {
    await server.stop();
  }
}

async function eventsOnOpening(browser: Browser, address: string): Promise<TraceEvent[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const client = await page.context().newCDPSession(page);
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const events = await endOfTrace(client);
  await page.close();
  return events;
}

async function endOfTrace(client: CDPSession): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  return events;
}

/** Of the thread that lays the page out. */
function longestTask(events: readonly TraceEvent[]): number {
  const layouts = events.filter(({ name }) => name === 'Layout');
  const [{ pid, tid }] = layouts.toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0)) as [TraceEvent];
  const tasks = events.filter(
    (event) => /RunTask$/.test(event.name) && event.pid === pid && event.tid === tid,
  );
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
