/** Pictures come with the book, are there, and say what they show. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../../lib/text/suggest.ts';
import { failAt, type Check, type Text, type TextNode } from './text.ts';

const formats = ['avif', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'webp'];
const example = '![What it shows](./pictures/valley.png)';

export const checkPictures: Check = (text) => {
  for (const node of text.nodes)
    if (node.type === 'image' || node.type === 'imageReference') checkPicture(text, node);
  for (const element of text.elements)
    if (element.name === 'img')
      failAt(
        text,
        element,
        `<img>: a picture is written as ${example}: so it gets its size, and a small file.`,
      );
};

function checkPicture(text: Text, node: TextNode): void {
  const path = addressOf(text, node);
  const fail = (message: string) => failAt(text, node, `the picture "${path}" ${message}`);
  if (/^([a-z][\w+.-]*:|\/\/)/i.test(path))
    fail(
      `is on another site, from which no page of the book loads. Put the file beside the lesson: ${example}`,
    );
  if (!/^\.\.?\//.test(path)) fail(`needs a path from the lesson's folder: ${example}`);
  if (!node.alt?.trim()) fail(`has no words for those who do not see it: ![What it shows](${path})`);
  if (!formats.includes(path.split('.').at(-1)!.toLowerCase()))
    fail(`is of no kind that pages show. Allowed: ${formats.join(', ')}.`);
  if (!text.url) return;
  const file = new URL(path, text.url);
  if (existsSync(file) && statSync(file).isFile()) return;
  const folder = new URL('.', file);
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const near = nearest(basename(fileURLToPath(file)), there);
  fail(`is not there.${near === undefined ? '' : ` Did you mean "${path.replace(/[^/]*$/, near)}"?`}`);
}

/** Where a picture is: said there, or in a definition elsewhere in the text. */
const addressOf = ({ nodes }: Text, { url, identifier }: TextNode): string =>
  url ?? nodes.find((one) => one.type === 'definition' && one.identifier === identifier)?.url ?? '';
