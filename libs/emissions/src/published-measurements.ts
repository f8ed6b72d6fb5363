import { measurementColumns, measurementRows } from './data/measurement-rows.js';
import type { MeasurementRow } from './measurement-row.js';

/** Published measurements of what models take, by which the method is checked: the facts a prediction reads, and their sources. */
export function publishedMeasurements(): MeasurementRow[] {
  return measurementRows.map((cells) => Object.fromEntries(measurementColumns.map((name, at) => [name, cells[at]])));
}
