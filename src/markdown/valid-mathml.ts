/** KaTeX's MathML made valid: `\lambda_{\max}` gives its subscript two elements where one is allowed, and browsers show an error. */
import { parseHTML } from 'linkedom';

/** How many elements these take: MathML Core 3.3 and 3.4. */
const arity: Record<string, number> = {
  ...{ mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2 },
  ...{ msubsup: 3, munderover: 3 },
};
const functionApplication = '\u2061';

/** @param html A formula as KaTeX sets it, with its MathML. */
export const withValidMathml = (html: string): string =>
  html.includes(functionApplication) ? html.replace(/<math[^]*?<\/math>/g, withoutSurplus) : html;

/** Without the signs that a function is applied, where nothing follows that it would be applied to. */
function withoutSurplus(math: string): string {
  const { body } = parseHTML(`<!doctype html><html><body>${math}</body></html>`).document;
  for (const [name, allowed] of Object.entries(arity))
    for (const element of body.querySelectorAll(name))
      for (const child of [...element.children])
        if (element.children.length > allowed && child.textContent === functionApplication) child.remove();
  return body.innerHTML;
}
