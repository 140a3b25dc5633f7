/** Braces hold code: those that are meant as braces, and names in them that stand for nothing. */
import { attributeOffsets } from '../attribute-offsets.ts';
import { readCode } from './free-names.ts';
import { failAt, typed, type Check, type Element, type Text, type TextNode } from './text.ts';

export const checkBraces: Check = (text) => {
  for (const node of text.nodes)
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') checkInText(text, node);
  for (const element of text.elements) checkProps(text, element);
};

function checkInText(text: Text, node: TextNode): void {
  const code = (node.value ?? '').trim();
  const { type, names } = readCode(code) ?? { type: 'Comment', names: [] };
  const unknown = names.find(({ name }) => !text.isOwn(name) && name !== 'props');
  if (unknown)
    failAt(
      text,
      node,
      `{${code}}: braces hold code, and nothing here is called ${unknown.name}. ` +
        `Write $${code}$ for a formula, \\{${code}\\} for braces.`,
    );
  if (names.length === 0 && !['Comment', 'TemplateLiteral'].includes(type) && !isQuoted(code))
    failAt(
      text,
      node,
      `{${code}}: braces hold code, and the page would show what it comes to. Write \\{${code}\\} for braces.`,
    );
}

const isQuoted = (code: string) => /^(["'])[^]*\1$/.test(code);

function checkProps(text: Text, element: Element): void {
  const written = typed(text, element);
  const offsets = attributeOffsets(written);
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'object' || !attribute.value)
      continue;
    const { name, value } = { name: attribute.name, value: attribute.value.value };
    const code = readCode(value);
    const start = written.indexOf('{', offsets[name]) + 1;
    const fail = (message: string, at: number) =>
      failAt(text, element, `<${element.name}>: ${name}: ${message}`, start + at);
    if (code?.type === 'SequenceExpression') fail(`{${value}}: ${asOne(value)}`, 0);
    const unknown = code?.names.find((one) => !text.isOwn(one.name) && one.name !== 'props');
    if (unknown)
      fail(
        `nothing here is called ${unknown.name}. A word stands in quotation marks: "${unknown.name}".`,
        unknown.at,
      );
  }
}

/** What to write instead of values with commas between them. */
const asOne = (value: string) =>
  /^\s*-?\d+,\d+\s*$/.test(value)
    ? `a number has a decimal point: {${value.trim().replace(',', '.')}}.`
    : `several values are a list: {[${value.trim()}]}.`;
