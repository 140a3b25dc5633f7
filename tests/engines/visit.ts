/** Opens `url` in the browser at `path` and gives what `expression`, a promise of a string, comes to in the page. */
export type VisitPage = (path: string, url: string, expression: string) => Promise<Visit>;

export interface Visit {
  /** The browser's. */
  version: string;
  value: string;
}
