/** Goldens as files: by topic, and in each by the names of its cases. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

/** Those in a folder of tests/goldens, `''` for that itself, with numbers of so many digits. */
export function goldenFiles(folder: string, digits: number) {
  const fileOf = (topic: string) => new URL(`../goldens/${folder}${topic}.json`, import.meta.url);
  return {
    /** None of a topic that is new. */
    readGoldens<T>(topic: string): Record<string, T> {
      const file = fileOf(topic);
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, T>) : {};
    },

    async writeGoldens(topic: string, goldens: Record<string, unknown>): Promise<void> {
      const rounded = JSON.stringify(goldens, (_, value: unknown) =>
        typeof value === 'number' ? Number(value.toPrecision(digits)) : value,
      );
      writeFileSync(fileOf(topic), await format(rounded, { parser: 'json', printWidth: 110 }));
    },
  };
}
