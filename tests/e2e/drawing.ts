/** A figure's drawing, to be compared with another. */
import type { Locator } from 'playwright/test';

/** The visible drawing: a line an element, its attributes sorted, numbers at three decimals. */
export const drawingOf = (figure: Locator) =>
  figure.locator('svg.drawing:visible').evaluate((svg) =>
    [svg, ...svg.querySelectorAll('*')].map((element) => {
      const attributes = [...element.attributes].map(({ name, value }) => `${name}="${value}"`).sort();
      const text = element.children.length === 0 ? element.textContent : '';
      const line = `<${element.tagName} ${attributes.join(' ')}>${text}`;
      return line.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) =>
        String(Math.round(Number(number) * 1000) / 1000),
      );
    }),
  );
