export type ImportState = 'open' | 'done' | 'undone';

export interface UsageImport {
  id: string;
  state: ImportState;
  sourceKind: string;
  format: string | null;
  parserVersion: string | null;
  createdAt: Date;
  seen: number;
  recorded: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  firstAt: Date | null;
  lastAt: Date | null;
  undoUntil: Date;
  undoneAt: Date | null;
}

export interface NewImport {
  sourceKind: string;
  format: string | null;
  parserVersion: string | null;
  fileHash: Buffer | null;
}
