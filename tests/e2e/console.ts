/** What Playwright itself says in a page's console where it keeps service workers away (playwright.config.ts). */
export const isOfPlaywright = (message: string) =>
  message === 'Service Worker registration blocked by Playwright';
