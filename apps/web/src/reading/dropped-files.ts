/** Logs of coding tools lie in folders of thousands of small files. */
const mostFiles = 20_000;
const readable = /\.(zip|gz|json|jsonl|ndjson|csv|tsv|txt)$/i;

/** The files that were let go, those inside folders included; what lies in a folder and cannot hold usage is left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The list empties as soon as the event is over: entries first, then the waiting.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...transfer.files];
  const files: File[] = [];
  for (const entry of entries) await gather(entry, files, true);
  return files;
}

async function gather(entry: FileSystemEntry, files: File[], isNamed: boolean): Promise<void> {
  if (files.length >= mostFiles) return;
  if (isFile(entry)) {
    if (isNamed || readable.test(entry.name))
      files.push(await new Promise<File>((take, fail) => entry.file(take, fail)));
    return;
  }
  if (!isDirectory(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    // A reader gives a hundred entries at a time, and an empty list at the end.
    const part = await new Promise<FileSystemEntry[]>((take, fail) => reader.readEntries(take, fail));
    if (part.length === 0) return;
    for (const inner of part) await gather(inner, files, false);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
