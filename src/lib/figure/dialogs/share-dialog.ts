/** The dialogue “Data and export”: the numbers, the picture, the settings and ways to hand the figure on. */
import { csvOf } from '../contract/csv.ts';
import { defaults } from '../contract/knobs.ts';
import type { Table } from '../../plot/table.ts';
import { element } from './element.ts';
import { jsonOf, type About } from './exported.ts';
import type { Opened } from './opened.ts';
import type { Outcome } from '../contract/outcome.ts';
import { pngOf, svgOf } from './picture.ts';
import { save } from './save.ts';
import { snippet } from './snippet.ts';
import { messageOf } from '../../text/errors.ts';
import { tabulated } from '../../text/numbers.ts';
import { writeState } from '../contract/url.ts';

/** Opens it with what the figure shows at its present settings, computed first if need be. */
export function open(opened: Opened): void {
  opened.whenWhole((outcome, table) => show(opened, outcome, table));
}

function show(opened: Opened, outcome: Outcome, table: Table): void {
  const { host, figure } = opened;
  const page = host.ownerDocument;
  const id = host.getAttribute('data-id')!;
  // A kind of figure makes many: one that a lesson makes is called as on its page.
  const name = host.hasAttribute('data-configuration') ? id : host.getAttribute('data-of')!;
  const status = element(page, 'p', { role: 'status', class: 'share-status' });
  const button = (label: string, act: () => Promise<string> | string) => {
    const made = element(page, 'button', { type: 'button' }, label);
    made.addEventListener('click', () => void told(status, act));
    return made;
  };
  const drawing = () => host.querySelector<SVGSVGElement>('.stage svg.drawing.wide')!;
  const picture = () => svgOf(visible(host) ?? drawing(), figure);
  const saved = (ending: string, content: Blob) => {
    const file = `${name}.${ending}`;
    save(page, file, content);
    return `Saved as ${file}${unlessForbidden(page)}.`;
  };
  const { link, embed } = addresses(opened, id, name);
  const about: About = { figure: name, link, version: versionOf(page), settings: outcome.values };
  const close = element(page, 'button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '×');
  const heading = element(page, 'h2', { id: `${id}-share-title` }, `Data and export: ${figure.title}`);
  const dialog = element(
    page,
    'dialog',
    { class: 'share', 'aria-labelledby': heading.id },
    element(page, 'div', { class: 'share-head' }, heading, close),
    element(
      page,
      'div',
      { class: 'share-buttons' },
      button('SVG', async () => saved('svg', new Blob([await picture()], { type: 'image/svg+xml' }))),
      button('PNG', async () => saved('png', await pngOf(await picture()))),
      button('CSV', () => saved('csv', new Blob([csvOf(table, inLines(about))], { type: 'text/csv' }))),
      button('JSON', () =>
        saved('json', new Blob([jsonOf(about, figure, outcome, table)], { type: 'application/json' })),
      ),
    ),
    copied(page, 'Link to the figure at these settings', link, status).whole,
    ...(embed ? framed(page, (theme) => snippetOf(host, figure.title, embed, theme), status) : []),
    status,
    tableOf(page, figure.title, table),
  );
  close.addEventListener('click', () => dialog.close());
  letClose(dialog, opened.signal);
  host.append(dialog);
  dialog.showModal();
}

/** Once closed it is gone, and at the latest when `signal` aborts. */
function letClose(dialog: HTMLDialogElement, signal: AbortSignal): void {
  // A press beside the dialogue closes it too.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  const closed = new AbortController();
  dialog.addEventListener('close', () => (closed.abort(), dialog.remove()));
  // The figure outlives its dialogues, and must not hold on to them.
  signal.addEventListener('abort', () => dialog.remove(), { signal: closed.signal });
}

/** The page with the figure alone adds this much around it, in pixels. */
const embedFrame = 36;

/** Of the figure as it is before anything is opened in it. */
const heightOf = (host: HTMLElement) =>
  Math.ceil(
    [...host.querySelectorAll<HTMLElement>('.seed-check, .knob-sweep')].reduce(
      (height, opened) => height - opened.offsetHeight,
      host.offsetHeight,
    ),
  );

const visible = (host: HTMLElement) =>
  [...host.querySelectorAll<SVGSVGElement>('.stage svg.drawing')].find(
    (svg) => svg.getClientRects().length > 0,
  );

/** Where the figure is to be found at its present settings: on this page (on its own, if this is a frame), and to embed. */
function addresses({ host, figure, base, values }: Opened, id: string, name: string) {
  const ownPage = (address: string) => {
    const page = new URL(address, location.href);
    page.search = writeState('', { id: name, figures: [name] }, figure.knobs, defaults(figure.knobs), values);
    return page.href;
  };
  const embed = host.getAttribute('data-embed');
  const alone = host.querySelector<HTMLAnchorElement>('.alone');
  if (host.hasAttribute('data-embedded') && alone)
    return { link: ownPage(alone.href), embed: embed && ownPage(embed) };
  const here = new URL(location.href);
  here.search = writeState('', { id, figures: [] }, figure.knobs, base, values);
  here.hash = id;
  return { link: here.href, embed: embed && ownPage(embed) };
}

/** What another page writes to show the figure, in the colours that it asks for: a theme, or '' for the reader's own. */
function snippetOf(host: HTMLElement, title: string, embed: string, theme: string): string {
  const source = new URL(embed);
  if (theme) source.searchParams.set('theme', theme);
  return snippet({
    src: source.href,
    embeds: new URL('..', embed).href,
    title,
    height: heightOf(host) + embedFrame,
    widest: host.offsetWidth + embedFrame,
  });
}

/** The snippet, and the choice of its colours. */
function framed(page: Document, snippet: (theme: string) => string, status: HTMLElement): HTMLElement[] {
  const { whole, field } = copied(page, 'To show it on another page', snippet(''), status);
  const themes = [
    ['', 'follow the reader’s'],
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const;
  const choice = element(
    page,
    'select',
    {},
    ...themes.map(([value, words]) => element(page, 'option', { value }, words)),
  );
  choice.addEventListener('change', () => (field.value = snippet(choice.value)));
  return [whole, element(page, 'label', { class: 'share-theme' }, 'Its colours there ', choice)];
}

const versionOf = (page: Document) =>
  page.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? 'unknown';

const inLines = ({ settings, ...about }: About) => ({ ...about, settings: JSON.stringify(settings) });

/** A text to copy, in a field of its own: it can be selected where the clipboard is out of reach. */
function copied(page: Document, label: string, text: string, status: HTMLElement) {
  const field = element(page, 'input', { type: 'text', readonly: '', value: text });
  const copy = element(page, 'button', { type: 'button', 'aria-label': `Copy: ${label}` }, 'Copy');
  copy.addEventListener('click', () => told(status, () => copyFrom(field)));
  const whole = element(page, 'div', { class: 'share-text' }, element(page, 'label', {}, label, field), copy);
  return { whole, field };
}

/** Marks the text and copies it: on a plain http page, which has no clipboard, in the way that browsers had before. */
async function copyFrom(field: HTMLInputElement): Promise<string> {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    if (!field.ownerDocument.execCommand('copy'))
      return 'Pages may not copy here. The text is marked: copy it with the keys or the menu for it.';
  }
  return 'Copied.';
}

function tableOf(page: Document, title: string, { columns, rows }: Table): HTMLElement {
  const cells = (tag: 'th' | 'td', row: readonly (string | number | null)[]) =>
    row.map((cell) => element(page, tag, tag === 'th' ? { scope: 'col' } : {}, tabulated(cell)));
  return element(
    page,
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Data of “${title}”` },
    element(
      page,
      'table',
      {},
      element(page, 'caption', {}, `${rows.length} rows, at the present settings`),
      element(page, 'thead', {}, element(page, 'tr', {}, ...cells('th', columns))),
      element(page, 'tbody', {}, ...rows.map((row) => element(page, 'tr', {}, ...cells('td', row)))),
    ),
  );
}

/** A sandbox around the figure can refuse a download, and tells nobody. */
const unlessForbidden = ({ defaultView: view }: Document) =>
  view === view?.parent
    ? ''
    : ', unless the page around this frame forbids it: the link below leads out of it';

/** Acts, and says what came of it. */
async function told(status: HTMLElement, act: () => Promise<string> | string): Promise<void> {
  try {
    status.textContent = await act();
  } catch (error) {
    status.textContent = `That did not work: ${messageOf(error)}`;
  }
}
