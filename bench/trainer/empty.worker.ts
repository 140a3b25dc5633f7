/** Starts and says so: what every worker costs. */
self.onmessage = () => self.postMessage(null);
