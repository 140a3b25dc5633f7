/** A figure's table as comma-separated values (RFC 4180), with a line of column names. */
import type { Table } from '../../plot/table.ts';

export const csvOf = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
