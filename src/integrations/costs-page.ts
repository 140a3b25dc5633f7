/** The page of the development server that says what each figure costs; a build has none. Its address is told at the start. */
import type { AstroIntegration } from 'astro';

export function costsPage(): AstroIntegration {
  const pattern = '/figures/costs/';
  let base = '/';
  return {
    name: 'costs-page',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command === 'dev')
          injectRoute({ pattern, entrypoint: new URL('../costs/Costs.astro', import.meta.url) });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/$/, '');
      },
      'astro:server:start': ({ address, logger }) => {
        logger.info(`What each figure costs: http://localhost:${address.port}${base}${pattern}`);
      },
    },
  };
}
