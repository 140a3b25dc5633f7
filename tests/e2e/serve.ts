/** Serves `dist` for the tests, beside whatever `npm start` or `npm run dev` are doing: `node tests/e2e/serve.ts 4973`. */
import { preview } from 'vite';

await preview({
  configFile: false,
  logLevel: 'warn',
  appType: 'mpa',
  build: { outDir: 'dist' },
  preview: { port: Number(process.argv[2]), strictPort: true },
});
