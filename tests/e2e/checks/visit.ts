/** A visit to a page serves all checks of it: each is a step of its own, and one that fails keeps no other from running. */
import { expect, test, type Page, type Response } from 'playwright/test';
import { hear } from '../console.ts';

export type Kind = 'lesson' | 'figure' | 'embed' | 'write' | 'other';

/** A page that is being visited, and what has been heard of it since it was asked for. */
export interface Visit {
  page: Page;
  /** As `momentum/`. */
  path: string;
  kind: Kind;
  /** The page's place in the list of its kind: what is tried in turns goes by it. */
  index: number;
  baseURL: string;
  /** What it said or did that it should not: console, errors, failed and foreign requests, workers before they are asked for. */
  heard: string[];
  responses: Response[];
}

export interface Check {
  /** What is true of the page if the check passes. */
  name: string;
  /** The pages it is of; without it, all. */
  kinds?: readonly Kind[];
  /** It takes its time: `npm test` performs it on pages whose turn it is (turns.ts). */
  inTurns?: true;
  run(visit: Visit): Promise<void>;
}

export type Place = Pick<Visit, 'path' | 'kind' | 'index'>;

/** Opens the page and performs the checks in their order. */
export async function visit(
  page: Page,
  place: Place,
  baseURL: string,
  checks: readonly Check[],
): Promise<void> {
  const visit: Visit = { page, ...place, baseURL, heard: hear(page), responses: [] };
  listen(visit);
  await page.goto(place.path, { waitUntil: place.kind === 'lesson' ? 'networkidle' : 'load' });
  for (const check of checks)
    if (!check.kinds || check.kinds.includes(place.kind)) await perform(check, visit);
}

async function perform(check: Check, visit: Visit): Promise<void> {
  await test.step(check.name, async () => {
    try {
      await check.run(visit);
    } catch (error) {
      // Soft: the checks after it are performed, and each that fails is told by itself.
      expect.soft((error as Error).message, `/${visit.path}: ${check.name}`).toBe('');
    }
  });
}

function listen({ page, heard, responses, baseURL }: Visit): void {
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL) && !/^(data|blob):/.test(request.url()))
      heard.push(`foreign: ${request.url()}`);
  });
  page.on('response', (response) => responses.push(response));
}
