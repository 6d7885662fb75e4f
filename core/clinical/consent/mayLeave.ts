import type { PatientId, RecordingId, VisitId } from '../../domain/ids.ts';
import type { Moment } from '../calendar.ts';
import type { Consent, VideoConsent, VideoPurpose } from './record.ts';
import { type ConsentGap, defaultConsentAge, standingOf } from './standing.ts';

/** Every way on which a clip, or a picture of it, gets out of the program. A new one does not compile until each host asks here. */
export const waysOut = ['export', 'report', 'still', 'clipboard'] as const;
export type WayOut = { readonly way: (typeof waysOut)[number]; readonly purpose: VideoPurpose };

export type ClipFacts = {
  readonly recordingId: RecordingId;
  readonly visitId: VisitId;
  readonly patientId: PatientId;
  /** Null where it is not known: then nobody can tell who may consent. */
  readonly birthDate: string | null;
  /** Whether a person can be seen; the runner that the program draws is none. */
  readonly shows: 'person' | 'drawn-runner';
};

export type Leave =
  | { readonly may: true }
  | { readonly may: false; readonly reason: ConsentGap | 'not-for-this-clip' | 'not-for-this-purpose' };

const covers = ({ scope }: VideoConsent, clip: ClipFacts): boolean => {
  switch (scope.clips) {
    case 'all':
      return true;
    case 'of-visit':
      return scope.visitId === clip.visitId;
    case 'these':
      return scope.recordingIds.includes(clip.recordingId);
  }
};

/**
 * Whether a clip may leave the program, by any way: only with a valid consent to the use of video, for that purpose and that clip. All ways weigh the same: a still shows
 * the face as well as the film does. A consent to another purpose, of another patient, or to treatment or data protection lets nothing out.
 */
export function mayLeave(
  clip: ClipFacts,
  consents: readonly Consent[],
  wayOut: WayOut,
  now: Moment,
  consentAge: number = defaultConsentAge,
): Leave {
  if (clip.shows === 'drawn-runner') return { may: true };
  const ofVideo = consents.filter((one): one is VideoConsent => one.kind === 'video-use' && one.patientId === clip.patientId);
  const forPurpose = ofVideo.filter(({ purpose }) => purpose === wayOut.purpose);
  const forClip = forPurpose.filter((consent) => covers(consent, clip));
  const standing = standingOf(forClip, clip.birthDate, now, consentAge);
  if (standing.valid) return { may: true };
  if (forClip.length > 0 || ofVideo.length === 0) return { may: false, reason: standing.gap };
  return { may: false, reason: forPurpose.length > 0 ? 'not-for-this-clip' : 'not-for-this-purpose' };
}
