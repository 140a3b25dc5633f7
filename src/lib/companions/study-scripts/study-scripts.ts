/** The form of a reader’s study, and the files that follow it: until `signal` aborts. */
import { messageOf } from '../../text/errors.ts';
import { counted } from '../../text/words.ts';
import { save } from '../../figure/dialogs/save.ts';
import type { Script } from '../../tools/script.ts';
import { tools, writtenFor, type ToolName } from '../../tools/tools.ts';
import { fieldOf, studyIn } from './form.ts';

export function offerScripts(host: HTMLElement, signal: AbortSignal): void {
  const form = host.querySelector('form')!;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault(), { signal });
  const update = () => show(host, form);
  form.addEventListener('input', update, { signal });
  host.addEventListener('click', ({ target }) => act(host, target as Element, update), { signal });
  update();
}

function act(host: HTMLElement, target: Element, update: () => void): void {
  const button = target.closest('button');
  const row = target.closest<HTMLElement>('.study-knob');
  switch (button?.dataset['action']) {
    case 'add-knob':
      addKnob(host).querySelector('input')!.focus();
      return update();
    case 'remove-knob':
      host.querySelector<HTMLElement>('[data-action="add-knob"]')!.focus();
      row!.remove();
      return update();
    case 'save-file': {
      const file = target.closest<HTMLElement>('.script-file')!;
      const name = file.querySelector('.script-name code')!.textContent;
      save(host.ownerDocument, name, new Blob([file.querySelector('pre')!.textContent]));
    }
  }
}

/** As the first, with a name and without a condition. */
function addKnob(host: HTMLElement): HTMLElement {
  const list = host.querySelector('.study-knobs')!;
  const row = (list.querySelector<HTMLElement>('.study-knob') ?? removed.get(host)!).cloneNode(
    true,
  ) as HTMLElement;
  row.querySelector<HTMLInputElement>('[name="name"]')!.value = `knob_${list.children.length + 1}`;
  row.querySelector<HTMLInputElement>('[name="when"]')!.value = '';
  list.append(row);
  return row;
}

/** By host: a row to copy when there is none left. */
const removed = new WeakMap<HTMLElement, HTMLElement>();

function show(host: HTMLElement, form: HTMLFormElement): void {
  for (const row of form.querySelectorAll<HTMLElement>('.study-knob')) {
    row.dataset['kind'] = fieldOf(row, 'kind');
    removed.set(host, row);
  }
  const mistake = form.querySelector('.study-mistake')!;
  const status = form.querySelector('[role="status"]')!;
  try {
    const tool = fieldOf(form, 'tool') as ToolName;
    const { scripts, limits } = writtenFor(tool, studyIn(form));
    fill(host, scripts, limits);
    mistake.textContent = '';
    status.textContent = `${counted(scripts.length, 'file')} for ${tools[tool].name}.`;
    host.removeAttribute('data-stale');
  } catch (error) {
    mistake.textContent = messageOf(error);
    host.setAttribute('data-stale', '');
  }
}

function fill(host: HTMLElement, scripts: readonly Script[], limits: readonly string[]): void {
  const page = host.ownerDocument;
  const list = host.querySelector('.study-limits')!;
  list.replaceChildren(
    ...limits.map((limit) => Object.assign(page.createElement('li'), { textContent: limit })),
  );
  const files = [...host.querySelectorAll<HTMLElement>('.script-file')];
  for (const file of files.slice(scripts.length)) file.remove();
  scripts.forEach((script, i) => {
    const file = files[i] ?? (files[0]!.cloneNode(true) as HTMLElement);
    if (!files[i]) host.querySelector('.study-files')!.append(file);
    write(file, script);
  });
}

function write(file: HTMLElement, { file: name, text }: Script): void {
  file.querySelector('.script-name code')!.textContent = name;
  const pre = file.querySelector('pre')!;
  pre.setAttribute('aria-label', name);
  pre.querySelector('code')!.textContent = text;
  const copy = file.querySelector('copyable-text button')!;
  copy.setAttribute('aria-label', `Copy ${name}`);
  file.querySelector('copyable-text [role="status"]')!.textContent = '';
  const saving = file.querySelector<HTMLElement>('[data-action="save-file"]')!;
  saving.hidden = false;
  saving.setAttribute('aria-label', `Save ${name}`);
}
