import { z } from 'zod';
import { frameNo } from '../../domain/frameIndex.ts';
import { recordingId } from '../../domain/ids.ts';
import { sha256Hex } from '../entry.ts';

/** A frame of a clip, or a still that the camera took: its file is kept with the form and named by its SHA-256. */
export const tapePhotoSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('clip'), recordingId, frame: frameNo }),
  z.strictObject({ from: z.literal('camera'), sha256: sha256Hex }),
]);
export type TapePhoto = z.infer<typeof tapePhotoSchema>;

/** As many as show one tape from every side. */
export const mostPhotos = 12;

/** Whether two are the same picture. */
export const isSamePhoto = (a: TapePhoto, b: TapePhoto): boolean =>
  a.from === 'clip'
    ? b.from === 'clip' && a.recordingId === b.recordingId && a.frame === b.frame
    : b.from === 'camera' && a.sha256 === b.sha256;
