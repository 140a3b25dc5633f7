/**
 * Runs in the head, and looks once the page is complete, its modules run or failed: where the figures' script has not come,
 * being blocked, gone with a newer version, or forbidden to a sandbox, the page is as it is without scripts,
 * `<html data-scripts="missing">` (see floor.ts). Plain text, to be written into the page.
 */
export const tellMissingScripts = `addEventListener('load',()=>{if(document.documentElement.dataset.scripts==='on'&&document.querySelector('live-figure:not(:defined)'))document.documentElement.dataset.scripts='missing'})`;
