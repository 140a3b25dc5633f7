/**
 * A figure's table as comma-separated values (RFC 4180), with a line of column names. Before it come lines about it, each
 * with `#` in front, as pandas, R and gnuplot take them.
 */
import type { Table } from '../../plot/table.ts';

export function csvOf({ columns, rows }: Table, about: Readonly<Record<string, string>> = {}): string {
  const said = Object.entries(about).map(([name, words]) => `# ${name}: ${words.replaceAll(/\s+/g, ' ')}`);
  const lines = [columns, ...rows].map((row) => row.map(cell).join(','));
  return [...said, ...lines].join('\r\n') + '\r\n';
}

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
