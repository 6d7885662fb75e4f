import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderFiles, type Manifest } from '#core/everything/manifest.ts';
import { syncFile } from '../media/staging.ts';

/** As `sha256sum` writes it, so that it can be checked without Soleus. */
export const sealLine = (sha256: string): string => `${sha256}  ${folderFiles.manifest}\n`;

/** Writes the manifest and its seal, last of all: a folder without them is not whole. Gives the hash. */
export async function writeManifest(root: string, manifest: Manifest): Promise<string> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  for (const [name, content] of [
    [folderFiles.seal, sealLine(sha256)],
    [folderFiles.manifest, text],
  ] as const) {
    const file = join(root, name);
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    await syncFile(file);
  }
  return sha256;
}
