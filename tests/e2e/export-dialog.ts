/** The dialogue “Data and export”, as the tests handle it. */
import { expect, type Download, type Locator, type Page } from 'playwright/test';

export async function dialogOf(figure: Locator): Promise<Locator> {
  await figure.getByRole('button', { name: 'Data and export' }).click();
  const dialog = figure.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

/** What its button of this name saves. */
export async function download(page: Page, dialog: Locator, kind: string): Promise<Download> {
  const started = page.waitForEvent('download');
  await dialog.getByRole('button', { name: kind, exact: true }).click();
  return started;
}
