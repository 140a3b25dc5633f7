/** Lets the event loop have its turn, so that messages (an abort, say) are heard between two pieces of work. */

// Not setTimeout: browsers stretch nested ones to 4 ms or more.
export const nextTurn: () => Promise<void> = 'setImmediate' in globalThis ? immediate : message;

function immediate(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function message(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
