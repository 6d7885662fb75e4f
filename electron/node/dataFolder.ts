import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { takeLock } from '#db/folderLock.ts';

type Surroundings = { readonly env: Readonly<Record<string, string | undefined>>; readonly platform: string; readonly home: string };

/** Where the clinic's data lies: `SOLEUS_DATA`, else this platform's folder for a user's local, not synchronised, application data. */
export function dataFolderIn({ env, platform, home }: Surroundings): string {
  const wished = env['SOLEUS_DATA'];
  if (wished) return resolve(wished);
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Soleus');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Soleus');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'soleus');
}

export const defaultDataFolder = (): string => dataFolderIn({ env: process.env, platform: process.platform, home: homedir() });

/** How a second start on this machine reaches the first one's server. The file is readable by its owner only. */
const announcedSchema = z.object({ port: z.int().min(1).max(65535), secret: z.string().min(20) });
export type Announced = z.infer<typeof announcedSchema>;

export type Hold = {
  /** Leaves word for a second start. */
  readonly announce: (facts: Announced) => void;
  readonly release: () => void;
};

/** Makes this process the only one on the data folder; null while another Soleus holds it. A crash lets go by itself. */
export function holdDataFolder(dataFolder: string): Hold | null {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = takeLock(join(dataFolder, 'soleus.lock'));
  if (lock === null) return null;
  const announcement = join(dataFolder, 'soleus.running.json');
  rmSync(announcement, { force: true });
  return {
    announce: (facts) => writeFileSync(announcement, JSON.stringify(facts), { mode: 0o600 }),
    release: () => {
      rmSync(announcement, { force: true });
      lock.release();
    },
  };
}

/** What the holder of the folder announced; null when it serves no browser (the Electron host) or is just starting. */
export function announcedIn(dataFolder: string): Announced | null {
  const file = join(dataFolder, 'soleus.running.json');
  if (!existsSync(file)) return null;
  try {
    return announcedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
