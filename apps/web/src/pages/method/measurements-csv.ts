import type { MeasurementRow } from '@promptprint/emissions';

/** Rows as comma-separated text (RFC 4180), the columns of the first row in its order. */
export function csvOf(rows: readonly MeasurementRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
