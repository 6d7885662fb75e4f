/** The files of a drop, those in dropped folders included (by name, so that a batch keeps its order). */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // The list empties itself once this event is over: every entry is taken before the first wait.
  const entries = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    entries.map(({ entry, file }) =>
      entry?.isDirectory ? filesIn(entry as FileSystemDirectoryEntry) : Promise.resolve(file ? [file] : []),
    ),
  );
  return found.flat();
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) break;
    entries.push(...part);
  }
  entries.sort((a, b) => a.name.localeCompare(b.name));
  const files = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) =>
        entry.isDirectory
          ? filesIn(entry as FileSystemDirectoryEntry)
          : new Promise<readonly File[]>((resolve, reject) => (entry as FileSystemFileEntry).file((file) => resolve([file]), reject)),
      ),
  );
  return files.flat();
}

/** Asks for video files with the browser's own dialog; empty when it is closed without choosing. */
export function chooseFiles(): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = 'video/*,.mkv,.mts,.m2ts,.avi,.kva';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
