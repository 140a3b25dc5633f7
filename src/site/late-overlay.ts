import type { ErrorPayload, HotPayload, Plugin } from 'vite';

/** An error older than this, in milliseconds, was not the answer to the page that connects. */
const fresh = 5000;

/**
 * Astro sends an error to the browser 200 ms after the page that failed. If that page has not connected by then, on a
 * busy machine, nobody shows it and the author sees an empty page. So it is sent to whoever connects soon after.
 */
export function lateOverlay(): Plugin {
  return {
    name: 'late-overlay',
    apply: 'serve',
    configureServer(server) {
      const channel = server.environments.client.hot;
      const send = channel.send.bind(channel) as (...message: unknown[]) => void;
      let last: { error: ErrorPayload; until: NodeJS.Timeout } | undefined;
      const forget = () => {
        clearTimeout(last?.until);
        last = undefined;
      };
      channel.send = (...message: unknown[]) => {
        const payload = message[0] as HotPayload | string;
        const type = typeof payload === 'string' ? 'custom' : payload.type;
        if (type === 'error' || type === 'full-reload') forget();
        if (type === 'error')
          last = { error: payload as ErrorPayload, until: setTimeout(forget, fresh).unref() };
        send(...message);
      };
      channel.on('vite:client:connect', (_, client) => {
        if (last) client.send(last.error);
      });
    },
  };
}
