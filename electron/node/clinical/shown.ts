import { z } from 'zod';
import { FailureError } from '#core/contract/failure.ts';
import { type RecordingId, recordingId, reportId } from '#core/domain/ids.ts';
import { reportModelJson } from '#db/repositories/reports.ts';
import type { ReadDb } from '#db/sql.ts';
import type { Outputs } from '../outputs.ts';
import type { ReportModel } from '../reports/model.ts';
import { found } from '../written.ts';

const picture = z.object({ clip: z.int(), picture: z.unknown() });
/** As much of a kept report's model as says which clips it shows; reports of older programs have no comparisons. */
const shownSchema = z.object({
  clips: z.array(z.object({ number: z.int(), recordingId })),
  keyImages: z.array(picture),
  comparisons: z.array(z.object({ images: z.array(picture) })).default([]),
});

/** The clips of which a report holds a picture. Numbers that were measured on a clip are no picture of it. */
export function pictured(
  model: Pick<ReportModel, 'clips' | 'keyImages' | 'comparisons'> | z.input<typeof shownSchema>,
): readonly RecordingId[] {
  const { clips, keyImages, comparisons } = shownSchema.parse(model);
  const shown = [...keyImages, ...comparisons.flatMap(({ images }) => images)].filter((image) => image.picture !== null);
  return clips.filter(({ number }) => shown.some(({ clip }) => clip === number)).map((clip) => clip.recordingId);
}

const ofClip = /^(?:clip|original|thumbnail|picture)-([0-9a-f-]{36})(?:-\d{1,9})?$/;

/** The clips that a made or kept file shows. Throws 'forbidden' for what has no way out, pictures of forms, and for what is only on its way in: an upload, a take that is being recorded. */
export function shownBy({ db, outputs }: { readonly db: ReadDb; readonly outputs: Outputs }, mediaId: string): readonly RecordingId[] {
  if (mediaId === 'logo') return [];
  const clip = ofClip.exec(mediaId)?.[1];
  if (clip !== undefined) return [recordingId.parse(clip)];
  const [kind, ...rest] = mediaId.split('-');
  const id = rest.join('-');
  if (kind === 'output') return found(outputs.get(id), 'file').recordings;
  if (kind === 'report') {
    const known = reportId.safeParse(id);
    return pictured(JSON.parse(found(known.success ? reportModelJson(db, known.data) : null, 'report')));
  }
  if (kind === 'photo')
    throw new FailureError(
      'forbidden',
      'A picture that was taken of a tape is only looked at within Soleus.',
      'To hand one out, use a still of a clip: the consent to the use of video covers it.',
    );
  if (kind === 'upload' || kind === 'take')
    throw new FailureError('forbidden', 'This file is not in the record yet.', 'Wait until it is filed, then save it from there.');
  return found<readonly RecordingId[]>(null, 'file');
}
