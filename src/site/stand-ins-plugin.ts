import type { Plugin } from 'vite';
import { standInRules } from './stand-ins.ts';

const sheet = 'virtual:stand-ins.css';

/** The style sheet "virtual:stand-ins.css": the rules of stand-ins.ts. */
export const standInSheet = (): Plugin => ({
  name: 'stand-ins',
  resolveId: { filter: { id: new RegExp(`^${sheet}$`) }, handler: (id) => `\0${id}` },
  load: { filter: { id: new RegExp(`^\0${sheet}$`) }, handler: standInRules },
});
