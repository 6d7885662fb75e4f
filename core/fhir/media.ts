import { type Resource, refer, resource, spelled } from './resource.ts';
import type { FhirClip, FhirPhoto } from './source.ts';

const types: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
};
/** The largest size that FHIR can tell, in bytes. */
const largest = 2 ** 31 - 1;

/** The type of a file by the ending of its name; a stream of bytes where it tells nothing. */
const typeOf = (file: string): string => types[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';

/** A clip, with the way to its original where that left too. The hash of it stands as an identifier: FHIR's own field is for SHA-1. */
export function mediaResource(patientId: string, { recording, file }: FhirClip): Resource {
  return resource('Media', recording.id, {
    identifier: [{ type: { text: 'SHA-256 of the original' }, value: recording.originalSha256 }],
    status: 'completed',
    type: { text: 'video' },
    view: { text: spelled(recording.view) },
    subject: refer('Patient', patientId),
    encounter: refer('Encounter', recording.visitId),
    createdDateTime: recording.importedAt,
    width: recording.width,
    height: recording.height,
    frames: recording.frames,
    duration: recording.durationSeconds,
    content: {
      contentType: file === null ? null : typeOf(file),
      url: file,
      size: file === null || recording.originalBytes > largest ? null : recording.originalBytes,
      title: recording.title === '' ? 'clip' : recording.title,
    },
    note: [
      {
        text: `Filmed at ${recording.captureRate.framesPerSecond} frames a second${recording.captureRate.confirmed ? '' : ', not confirmed'}.`,
      },
    ],
  });
}

/** A picture of a tape, part of its procedure; `n`: its place among them, from 0. */
export function photoResource({ form, sha256, file }: FhirPhoto, n: number): Resource {
  const { taping } = form.details;
  return resource('Media', `${form.id}.${n + 1}`, {
    identifier: [{ type: { text: 'SHA-256 of the picture' }, value: sha256 }],
    partOf: [refer('Procedure', form.id)],
    status: 'completed',
    type: { text: 'photo' },
    subject: refer('Patient', form.patientId),
    encounter: refer('Encounter', form.visitId),
    createdDateTime: taping.appliedAt,
    bodySite: { text: taping.side === 'bilateral' ? 'both sides' : taping.side },
    content: { contentType: 'image/png', url: file, title: `taping, ${spelled(taping.technique)}` },
  });
}
