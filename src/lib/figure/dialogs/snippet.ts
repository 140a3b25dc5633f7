/** What another page writes to show a figure: a frame, and a script that gives the frame the height that it asks for. */
import { heightMessage } from '../contract/messages.ts';

export interface Framed {
  /** The figure's page to embed, with all that its address says. */
  src: string;
  /** How their addresses begin: frames of other pages keep their heights. */
  embeds: string;
  title: string;
  /** In CSS pixels: where no script runs the frame keeps this height, and what is higher is scrolled. */
  height: number;
  /** In CSS pixels: wider, the drawing would be higher than the frame. */
  widest?: number;
}

/** On one line, so that it can be copied from a field. */
export const snippet = (framed: Framed): string =>
  `${frameOf(framed)}<script>${listenerFor(framed.embeds)}</script>`;

export function frameOf({ src, title, height, widest }: Framed): string {
  const style = `border:0;width:100%${widest === undefined ? '' : `;max-width:${widest}px`}`;
  const attributes = {
    ...{ src, title, height, style },
    ...{ loading: 'lazy', allow: 'clipboard-write' },
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return `<iframe ${written.join(' ')}></iframe>`;
}

/**
 * Follows the frames whose addresses begin with `embeds`, and no other: a message counts if it comes from the window of such a
 * frame. Several on a page do no harm.
 */
export const listenerFor = (embeds: string): string =>
  'addEventListener("message",({data,source})=>{' +
  `if(data?.type==="${heightMessage}")for(const frame of document.querySelectorAll("iframe"))` +
  `if(frame.contentWindow===source&&frame.getAttribute("src")?.startsWith(${inScript(embeds)}))frame.height=data.height})`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A string that cannot end the script it stands in. */
const inScript = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003c');
