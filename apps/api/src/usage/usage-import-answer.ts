import type { Locale } from '@promptprint/kernel';
import type { Recorded, UsageImport } from '@promptprint/usage';
import { refusedAnswer } from './recorded-answer.js';
import type { UsageImportAnswer, UsageImportPartAnswer } from './usage-imports.dto.js';

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

export function usageImportPartAnswer(found: UsageImport, part: Recorded, locale: Locale): UsageImportPartAnswer {
  return Object.assign(usageImportAnswer(found), {
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
