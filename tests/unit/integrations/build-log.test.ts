import { afterEach, expect, test, vi } from 'vitest';
import buildLog from '../../../src/integrations/build-log.ts';

afterEach(() => void vi.restoreAllMocks());

test('lines for single pages, which come in halves, are left out', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const log = buildLog();
  const event = { level: 'info', label: null, newLine: true } as const;
  log.write({ ...event, label: 'build', message: 'Collecting build info...' });
  log.write({ ...event, message: '  ├─ /momentum/index.html', newLine: false });
  log.write({ ...event, label: 'SKIP_FORMAT', message: ' \x1b[2m(+2m 9s)\x1b[22m ' });
  log.write({ ...event, label: 'SKIP_FORMAT', message: ' (+2ms) (file not created)' });
  log.write({ ...event, label: 'SKIP_FORMAT', message: ' generating static routes ' });
  const written = write.mock.calls.map(([text]) => String(text)).filter((text) => text !== '\x1b[2K');
  expect(written[0]).toContain('Collecting build info...');
  expect(written.slice(1)).toEqual([' (+2ms) (file not created)\n', ' generating static routes \n']);
});
