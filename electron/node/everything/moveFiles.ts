import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FilePlace } from '#core/everything/manifest.ts';
import type { Folders } from '../folders.ts';
import { syncFolder } from '../media/staging.ts';
import { placeIn, type StagedFile } from './stageFiles.ts';

/** What was put in its place, to be taken back when the record does not take its rows. */
export type Moved = {
  /** Files of the clinic that are another one here already, and stay: by their names. */
  readonly kept: readonly string[];
  readonly takeBack: () => void;
};

/**
 * Moves proven files into the data folder, on whose disk they lie already. A folder of a clip or of a form's pictures, a report or a take of the same name that no row names is what a kill left, and gives
 * way; the clinic's own files do not.
 */
export function moveFiles(folders: Folders, files: readonly StagedFile[]): Moved {
  const done: string[] = [];
  const kept: string[] = [];
  const touched = new Set<string>();
  const takeBack = (): void => {
    for (const path of done) rmSync(path, { recursive: true, force: true });
  };
  try {
    for (const home of new Set(files.flatMap(({ place }) => homeOf(folders, place)))) {
      rmSync(home, { recursive: true, force: true });
      mkdirSync(home, { mode: 0o700 });
      done.push(home);
    }
    for (const { staged, place } of files) {
      const where = placeIn(folders, place);
      if (where === null) continue;
      const path = join(where.root, where.path);
      if (isOfClinic(place) && existsSync(path)) {
        if (hashOf(path) !== hashOf(staged)) kept.push(basename(path));
        continue;
      }
      renameSync(staged, path);
      if (homeOf(folders, place).length === 0) done.push(path);
      touched.add(dirname(path)).add(where.root);
    }
    for (const folder of touched) syncFolder(folder);
  } catch (error) {
    takeBack();
    throw error;
  }
  return { kept, takeBack };
}

/** The folder of its own in which a file lies with others of the same clip or form; none for a file that lies by itself. */
const homeOf = (folders: Folders, place: FilePlace): readonly string[] =>
  place.in === 'library' ? [join(folders.library, place.recordingId)] : place.in === 'photos' ? [join(folders.photos, place.formId)] : [];

const isOfClinic = ({ in: area }: FilePlace): boolean => area === 'clinic' || area === 'protocols' || area === 'programmes';

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
