import type { Locale } from '@promptprint/kernel';
import type { ImportReading, Recorded, UsageImport } from '@promptprint/usage';
import { refusedAnswer } from './recorded-answer.js';
import type {
  ImportReadingAnswer,
  UsageImportAnswer,
  UsageImportPartAnswer,
  UsageImportReadAnswer,
} from './usage-imports.dto.js';

export function usageImportAnswer(found: UsageImport): UsageImportAnswer {
  const { id, state, sourceKind, format, parserVersion, createdAt, undoUntil, undoneAt, firstAt, lastAt } = found;
  const { seen, recorded, duplicates, conflicts, refused } = found;
  return {
    id,
    state,
    sourceKind,
    format,
    parserVersion,
    createdAt: createdAt.toISOString(),
    seen,
    recorded,
    duplicates,
    conflicts,
    refused,
    from: firstAt?.toISOString() ?? null,
    to: lastAt?.toISOString() ?? null,
    undoUntil: undoUntil.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}

export function usageImportReadAnswer(found: UsageImport, reading: ImportReading | null): UsageImportReadAnswer {
  return Object.assign(usageImportAnswer(found), { reading: reading && readingAnswer(reading) });
}

export function usageImportPartAnswer(
  found: UsageImport,
  { part, reading, locale }: { part: Recorded; reading: ImportReading | null; locale: Locale },
): UsageImportPartAnswer {
  return Object.assign(usageImportReadAnswer(found, reading), {
    part: {
      recorded: part.recorded,
      duplicates: part.duplicates,
      conflicts: part.conflicts,
      conflictIndexes: part.conflictIndexes,
      refused: part.refused.map((fault) => refusedAnswer(fault, locale)),
      refusedCount: part.refusedCount,
    },
  });
}

function readingAnswer({ state, bytesTotal, bytesRead, fault, report }: ImportReading): ImportReadingAnswer {
  return {
    state,
    bytesTotal,
    bytesRead,
    fault,
    skipped: (report?.skipped ?? []).map(({ reason, count }) => ({ reason, count })),
    skippedRecords: (report?.skippedRecords ?? []).map(({ reason, file, entry = null, record = null }) => ({
      reason,
      file,
      entry,
      record,
    })),
  };
}
