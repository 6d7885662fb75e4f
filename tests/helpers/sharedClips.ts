import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from './paths.ts';

/** Folder of real clips beside the project; not part of it. */
const folder = join(repoRoot, '..', 'shared', 'data');

/** Whether the real clips are there; where not, the tests that need them say that they were skipped. */
export const haveSharedClips = existsSync(folder);

/** Path of a real clip, 'treadmill_side/male_side.mp4'. */
export const sharedClip = (name: string): string => join(folder, name);

/** For a test's title: says out loud why it is skipped. */
export const sharedTitle = (title: string): string =>
  haveSharedClips ? title : `${title} (skipped: the folder of real clips is not there)`;
