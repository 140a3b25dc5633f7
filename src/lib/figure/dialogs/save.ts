import { element } from './element.ts';

/** Hands the reader a file, as a download. */
export function save(page: Document, file: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  element(page, 'a', { href: url, download: file }).click();
  // The browser has its own hold on the file once the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
