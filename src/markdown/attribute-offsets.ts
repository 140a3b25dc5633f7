const nameCharacter = /[\w.:-]/;
const quotes = new Set(['"', "'", '`']);

/** The offset after the string that opens at `start`. JSX strings know no escapes; those inside braces do. */
function skipString(text: string, start: number, escapes: boolean): number {
  let at = start + 1;
  while (at < text.length && text[at] !== text[start]) at += escapes && text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The offset after the `{…}` that opens at `start`, whatever braces and strings it holds. */
function skipBraces(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at]!;
    if (quotes.has(character)) {
      at = skipString(text, at, true);
      continue;
    }
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    at += 1;
    if (depth === 0) break;
  }
  return at;
}

function skipName(text: string, start: number): number {
  let at = start;
  while (at < text.length && nameCharacter.test(text[at]!)) at += 1;
  return at;
}

/**
 * Where each attribute's name begins in the text of a JSX element, counted from the element's `<`. The parser
 * gives attributes no position. Spreads have no name and are passed over.
 */
export function attributeOffsets(element: string): Record<string, number> {
  const offsets: Record<string, number> = {};
  let at = skipName(element, 1);
  while (at < element.length && element[at] !== '>') {
    const character = element[at]!;
    if (quotes.has(character)) at = skipString(element, at, false);
    else if (character === '{') at = skipBraces(element, at);
    else if (nameCharacter.test(character)) {
      const end = skipName(element, at);
      offsets[element.slice(at, end)] = at;
      at = end;
    } else at += 1;
  }
  return offsets;
}
