import { DomainError } from '@promptprint/kernel';
import { limits } from './limits.js';

/** One member of an archive, as its directory describes it. */
export interface ZipEntry {
  name: string;
  method: number;
  isEncrypted: boolean;
  compressedSize: number;
  size: number;
  headerOffset: number;
}

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const endBytes = 22;
const maxCommentBytes = 0xffff;
const unknown32 = 0xffffffff;

/**
 * Reads the directory at the end of an archive through slices, so that media of any size are never touched. Own code
 * rather than a package: the packages that stream trust local headers, which a hostile archive can make disagree with
 * the directory, and inflate in JavaScript, slower than the platform's own stream.
 */
export async function zipEntries(blob: Blob): Promise<ZipEntry[]> {
  const directory = await locate(blob);
  if (directory.entries > limits.zipEntries) throw refusal('zip-too-many-entries');
  if (directory.size > limits.zipDirectoryBytes || directory.offset + directory.size > blob.size)
    throw refusal('zip-damaged');
  const view = await viewOf(blob, directory.offset, directory.size);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === entrySignature;) {
    if (entries.length >= limits.zipEntries) throw refusal('zip-too-many-entries');
    at += entryAt(view, at, entries);
  }
  if (entries.length !== directory.entries) throw refusal('zip-damaged');
  refuseOverlap(entries, directory.offset);
  return entries;
}

/** The member's bytes as they are stored; still compressed when its method is 8. */
export async function storedBytes(blob: Blob, entry: ZipEntry): Promise<Blob> {
  if (entry.isEncrypted) throw refusal('zip-encrypted');
  if (entry.method !== 0 && entry.method !== 8) throw refusal('zip-unknown-method');
  const header = await viewOf(blob, entry.headerOffset, 30);
  if (header.getUint32(0, true) !== headerSignature) throw refusal('zip-damaged');
  const start = entry.headerOffset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + entry.compressedSize > blob.size) throw refusal('zip-damaged');
  return blob.slice(start, start + entry.compressedSize);
}

interface Directory {
  entries: number;
  size: number;
  offset: number;
}

async function locate(blob: Blob): Promise<Directory> {
  const tailStart = Math.max(0, blob.size - endBytes - maxCommentBytes);
  const tail = await viewOf(blob, tailStart, blob.size - tailStart);
  let at = tail.byteLength - endBytes;
  while (
    at >= 0 &&
    !(tail.getUint32(at, true) === endSignature && at + endBytes + tail.getUint16(at + 20, true) <= tail.byteLength)
  )
    at -= 1;
  if (at < 0) throw refusal('zip-damaged');
  const plain = {
    entries: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const isLarge = plain.entries === 0xffff || plain.size === unknown32 || plain.offset === unknown32;
  return isLarge ? ((await locate64(blob, tailStart + at)) ?? plain) : plain;
}

async function locate64(blob: Blob, endOffset: number): Promise<Directory | null> {
  if (endOffset < 20) return null;
  const locator = await viewOf(blob, endOffset - 20, 20);
  if (locator.getUint32(0, true) !== end64LocatorSignature) return null;
  const end64 = await viewOf(blob, safe(locator.getBigUint64(8, true)), 56);
  if (end64.getUint32(0, true) !== end64Signature) throw refusal('zip-damaged');
  return {
    entries: safe(end64.getBigUint64(32, true)),
    size: safe(end64.getBigUint64(40, true)),
    offset: safe(end64.getBigUint64(48, true)),
  };
}

function entryAt(view: DataView, at: number, entries: ZipEntry[]): number {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const length = 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  if (at + length > view.byteLength) throw refusal('zip-damaged');
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
  const entry: ZipEntry = {
    name,
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    compressedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    headerOffset: view.getUint32(at + 42, true),
  };
  widen(entry, new DataView(view.buffer, view.byteOffset + at + 46 + nameLength, extraLength));
  entries.push(entry);
  return length;
}

/** Zip64: sizes that do not fit 32 bits stand in an extra field, in fixed order, only those that are missing. */
function widen(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const length = extra.getUint16(at + 2, true);
    if (extra.getUint16(at, true) === 1) {
      let field = at + 4;
      for (const key of ['size', 'compressedSize', 'headerOffset'] as const) {
        if (entry[key] !== unknown32) continue;
        if (field + 8 > Math.min(at + 4 + length, extra.byteLength)) throw refusal('zip-damaged');
        entry[key] = safe(extra.getBigUint64(field, true));
        field += 8;
      }
      return;
    }
    at += 4 + length;
  }
}

/** Members that share bytes inflate one small file into many: no honest archive has them. */
function refuseOverlap(entries: readonly ZipEntry[], directoryOffset: number): void {
  const inOrder = entries.toSorted((a, b) => a.headerOffset - b.headerOffset);
  inOrder.forEach((entry, at) => {
    const next = inOrder[at + 1]?.headerOffset ?? directoryOffset;
    if (entry.headerOffset + 30 + entry.compressedSize > next) throw refusal('zip-overlapping-entries');
  });
}

async function viewOf(blob: Blob, start: number, length: number): Promise<DataView> {
  if (start < 0 || length < 0 || start + length > blob.size) throw refusal('zip-damaged');
  return new DataView(await blob.slice(start, start + length).arrayBuffer());
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw refusal('zip-damaged');
  return Number(value);
}

type ZipRefusal =
  'zip-damaged' | 'zip-encrypted' | 'zip-unknown-method' | 'zip-too-many-entries' | 'zip-overlapping-entries';

function refusal(code: ZipRefusal): DomainError {
  return new DomainError('invalid', code);
}
