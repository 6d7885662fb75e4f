import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** Path that the `ffmpeg-static` package names, whether or not its download succeeded; null where the package is absent. */
  readonly bundled: string | null;
  readonly isFile: (path: string) => boolean;
};

/**
 * Path of the ffmpeg to run: `SOLEUS_FFMPEG`, else the bundled one, else the first on PATH; null where there is none.
 * A `SOLEUS_FFMPEG` that names no file gives null: a wrong wish is not silently replaced by something else.
 */
export function chooseFfmpeg({ env, platform, bundled, isFile }: Surroundings): string | null {
  const wished = env['SOLEUS_FFMPEG'];
  if (wished) return isFile(wished) ? wished : null;
  if (bundled !== null) {
    const unpacked = bundled.replace(/\bapp\.asar([\\/])/, 'app.asar.unpacked$1');
    if (isFile(unpacked)) return unpacked;
  }
  const name = platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isFile) ?? null;
}

/** The choice made in the surroundings of this process. */
export function findFfmpeg(): string | null {
  return chooseFfmpeg({ env: process.env, platform: process.platform, bundled: bundledFfmpeg(), isFile });
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function bundledFfmpeg(): string | null {
  try {
    const description = createRequire(import.meta.url).resolve('ffmpeg-static/package.json');
    const { 'ffmpeg-static': settings } = JSON.parse(readFileSync(description, 'utf8')) as {
      'ffmpeg-static'?: { 'executable-base-name'?: string };
    };
    const base = settings?.['executable-base-name'] ?? 'ffmpeg';
    return join(dirname(description), process.platform === 'win32' ? `${base}.exe` : base);
  } catch {
    return null;
  }
}
