/** A figure's drawing, to be compared with another. */
import type { Locator } from 'playwright/test';
import { shortPathData } from '../../src/integrations/path-data.ts';

/**
 * The visible drawing: a line an element, its attributes sorted, numbers at three decimals, paths written as the built
 * pages write them, to a tenth of a pixel.
 */
export async function drawingOf(figure: Locator): Promise<string[]> {
  const elements = await figure.locator('svg.drawing:visible').evaluate((svg) =>
    [svg, ...svg.querySelectorAll('*')].map((element) => ({
      name: element.tagName,
      attributes: [...element.attributes].map(({ name, value }): [string, string] => [name, value]),
      text: element.children.length === 0 ? element.textContent : '',
    })),
  );
  return elements.map(({ name, attributes, text }) => {
    const written = attributes.map(
      ([attribute, value]) => `${attribute}="${attribute === 'd' ? shortPathData(value) : rounded(value)}"`,
    );
    return `<${name} ${written.sort().join(' ')}>${rounded(text)}`;
  });
}

const rounded = (text: string) =>
  text.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 1000) / 1000));
