import { DomainError } from '@promptprint/kernel';
import { skipReasons, type ReadItem, type SkipReason } from './item.js';
import type { UsageFile } from './reading.js';
import { blobChunks, inflatedChunks, type Meter, type Source } from './source.js';
import { storedBytes, zipEntries, type ZipEntry } from './zip.js';

/** Never opened: accounts, settings, keys, lists of prompts, and files that repeat the conversations. */
const neverOpened = new Set([
  'user.json',
  'users.json',
  'user_settings.json',
  'memories.json',
  'message_feedback.json',
  'shared_conversations.json',
  'model_comparisons.json',
  'group_chats.json',
  'shopping.json',
  'projects.json',
  'chat.html',
  'export_manifest.json',
  'conversations.json.index',
  'history.jsonl',
  'session_index.jsonl',
  'auth.json',
  'credentials.json',
  'settings.json',
  'settings.local.json',
  'oauth_creds.json',
  'google_accounts.json',
  'mcp-oauth-tokens.json',
  'mcp-auth.json',
  'opencode.json',
]);
const readable = /\.(?:json|jsonl|ndjson|csv|tsv|txt)$/;
/** A Takeout of prompts as a page to look at, whatever it is called in which language. */
const geminiPage = /\b(?:gemini|bard)\b.*\.html$/i;
const packedName = /\.gz$/i;
const archive = /\.(?:zip|gz|tgz|7z|rar|tar)$/;

export interface Total {
  /** Bytes of everything that will be read; corrected when an archive shows what it holds. */
  bytes: number;
}

/** The files, and the members of archives among them, each opened when its turn comes; what cannot be opened is told. */
export async function* sourcesOf(files: readonly UsageFile[], total: Total): AsyncGenerator<Source | ReadItem> {
  for (const [file, { name }] of files.entries()) {
    if (isNeverOpened(name)) continue;
    const blob = openedBlob(files[file]);
    if (blob === null) yield { kind: 'skip', reason: 'unreadable', where: { file } };
    else yield* openedSources({ blob, file, name }, total);
  }
}

/** Sizes of all files together, as far as they can be opened. */
export function totalBytes(files: readonly UsageFile[]): number {
  return files.reduce((sum, file) => sum + (isNeverOpened(file.name) ? 0 : (openedBlob(file)?.size ?? 0)), 0);
}

export function isNeverOpened(name: string): boolean {
  const base = baseName(name).replace(packedName, '');
  return neverOpened.has(base) || base.startsWith('.');
}

function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).toLowerCase();
}

function openedBlob(file: UsageFile | undefined): Blob | null {
  try {
    return file?.blob ?? null;
  } catch {
    return null;
  }
}

interface OpenedFile {
  blob: Blob;
  file: number;
  name: string;
}

async function* openedSources(opened: OpenedFile, total: Total): AsyncGenerator<Source | ReadItem> {
  const packing = await packingOf(opened.blob);
  if (packing === 'zip') yield* membersOf(opened.blob, opened.file, total);
  else yield sourceOf(opened, packing);
}

async function packingOf(blob: Blob): Promise<'zip' | 'gzip' | null> {
  try {
    const [p, k, one, two] = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
    if (p === 0x50 && k === 0x4b && ((one === 3 && two === 4) || (one === 5 && two === 6))) return 'zip';
    return p === 0x1f && k === 0x8b ? 'gzip' : null;
  } catch {
    return null;
  }
}

/** A file as it is, or one that is packed by itself, as clouds deliver logs. */
function sourceOf({ blob, file, name }: OpenedFile, packing: 'gzip' | null): Source {
  const lastModified = 'lastModified' in blob && typeof blob.lastModified === 'number' ? blob.lastModified : null;
  return {
    where: { file },
    size: blob.size,
    lastModified,
    name: name.replace(packedName, ''),
    chunks: (meter) =>
      packing === 'gzip'
        ? told(inflatedChunks(blob, meter, 'gzip'), meter, 'gzip-damaged')
        : told(blobChunks(blob, meter), meter, 'unreadable'),
  };
}

async function* membersOf(blob: Blob, file: number, total: Total): AsyncGenerator<Source | ReadItem> {
  let entries: ZipEntry[];
  try {
    entries = await zipEntries(blob);
  } catch (error) {
    yield { kind: 'skip', reason: reasonOf(error, 'zip-damaged'), where: { file } };
    return;
  }
  const wanted = [...entries.entries()].filter(([, { name }]) => isWanted(name));
  total.bytes -= blob.size - wanted.reduce((sum, [, { compressedSize }]) => sum + compressedSize, 0);
  for (const [entry, { name }] of entries.entries())
    if (archive.test(baseName(name))) yield { kind: 'note', code: 'nested-archive', where: { file, entry } };
    else if (geminiPage.test(name)) yield { kind: 'skip', reason: 'web-page', where: { file, entry } };
  for (const [entry, each] of wanted)
    yield {
      where: { file, entry },
      size: each.compressedSize,
      lastModified: null,
      name: each.name,
      chunks: (meter) => told(memberChunks(blob, each, meter), meter, 'zip-damaged'),
    };
}

function isWanted(name: string): boolean {
  return readable.test(baseName(name)) && !isNeverOpened(name) && !name.startsWith('__MACOSX/');
}

async function* memberChunks(blob: Blob, entry: ZipEntry, meter: Meter): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stored = await storedBytes(blob, entry);
  yield* entry.method === 0 ? blobChunks(stored, meter) : inflatedChunks(stored, meter, 'deflate-raw');
}

/** A source that cannot be read further is a fault of the file, with one of the fixed reasons. */
async function* told(
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  { signal }: Meter,
  otherwise: SkipReason,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new DomainError('invalid', reasonOf(error, otherwise));
  } finally {
    await chunks.return(undefined);
  }
}

function reasonOf(error: unknown, otherwise: SkipReason): SkipReason {
  const code = error instanceof DomainError ? error.code : '';
  return skipReasons.find((reason) => reason === code) ?? otherwise;
}

/** The reason a source broke off, or null when the error is none of a file. */
export function brokenOff(error: unknown): SkipReason | null {
  return error instanceof DomainError ? reasonOf(error, 'unreadable') : null;
}
