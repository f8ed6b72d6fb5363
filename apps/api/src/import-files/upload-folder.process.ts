import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@promptprint/kernel';
import { isNeverOpened } from '@promptprint/usage-formats';

/** One part of a form. */
export type FormPart =
  | { type: 'file'; filename: string; file: Readable & { truncated?: boolean } }
  | { type: 'field'; fieldname: string; value: unknown };

/** Files on disk that wait to be read, and whose they are. */
export interface Upload {
  importId: string;
  accountId: string;
  names: string[];
  bytes: number;
  /** When they arrived, in milliseconds since 1970. */
  now: number;
  /** Of all of them, in hexadecimal. */
  sha256: string;
  /** That the person wants them read here although they may hold text. */
  acceptsText: boolean;
}

const abandonedAfterMs = 6 * 3_600_000;
const manifest = 'upload.json';
export const mostBytes = 2 * 2 ** 30;

export const folderOf = (root: string, importId: string): string => join(root, importId);

/** Writes the files of a form to disk as they arrive; what breaks off leaves nothing behind. */
export async function receiveUpload(
  root: string,
  {
    importId,
    accountId,
    now,
    parts,
  }: Pick<Upload, 'importId' | 'accountId' | 'now'> & { parts: AsyncIterable<FormPart> },
): Promise<Upload> {
  const folder = folderOf(root, importId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const upload: Upload = { importId, accountId, now, names: [], bytes: 0, sha256: '', acceptsText: false };
  const digest = createHash('sha256');
  try {
    for await (const part of parts) {
      if (part.type === 'field') upload.acceptsText ||= part.fieldname === 'acceptsText' && part.value === 'true';
      // Settings, accounts and keys are not even kept for a moment.
      else if (isNeverOpened(part.filename)) part.file.resume();
      else await receiveFile(folder, { upload, part, digest });
    }
    if (upload.names.length === 0) throw new DomainError('invalid', 'files-missing');
    upload.sha256 = digest.digest('hex');
    // The folder is whole once its list is there.
    await writeFile(join(folder, `${manifest}.part`), JSON.stringify(upload), { mode: 0o600 });
    await rename(join(folder, `${manifest}.part`), join(folder, manifest));
    return upload;
  } catch (error) {
    await removeUpload(root, importId);
    throw error;
  }
}

async function receiveFile(
  folder: string,
  {
    upload,
    part,
    digest,
  }: { upload: Upload; part: Extract<FormPart, { type: 'file' }>; digest: ReturnType<typeof createHash> },
): Promise<void> {
  const count = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      upload.bytes += chunk.length;
      if (upload.bytes > mostBytes) throw tooLarge();
      digest.update(chunk);
      yield chunk;
    }
  };
  const path = join(folder, String(upload.names.length));
  await pipeline(part.file, count, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated) throw tooLarge();
  upload.names.push(part.filename);
}

/** Those that are still unread. What has not become whole within hours never will: its process has died. */
export async function leftUploads(root: string, now: number): Promise<Upload[]> {
  const all: Upload[] = [];
  for (const importId of await readdir(root).catch(() => [])) {
    const folder = folderOf(root, importId);
    const text = await readFile(join(folder, manifest), 'utf8').catch(() => null);
    if (text !== null) all.push(JSON.parse(text) as Upload);
    else if (now - (await stat(folder)).mtimeMs > abandonedAfterMs) await removeUpload(root, importId);
  }
  return all;
}

export async function removeUpload(root: string, importId: string): Promise<void> {
  await rm(folderOf(root, importId), { recursive: true, force: true });
}

const tooLarge = () => new DomainError('too-large', 'upload-too-large', { limitBytes: mostBytes });
