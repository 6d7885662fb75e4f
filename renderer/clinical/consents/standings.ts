import type { Consent } from '#core/clinical/consent/record.ts';
import { dataPurposes, treatmentPurposes, videoPurposes } from '#core/clinical/consent/record.ts';
import { type Standing, standingOf } from '#core/clinical/consent/standing.ts';
import type { ConsentKind } from '#core/clinical/consent/texts.ts';
import { today } from '../../ui/birthDate.ts';

/** What a consent is asked for: its kind with one of the kind's own purposes. */
export type Asked = {
  readonly [K in ConsentKind]: { readonly kind: K; readonly purpose: Extract<Consent, { kind: K }>['purpose'] };
}[ConsentKind];

/** What can be asked for of one kind, in the order of the screen. */
export function askedOf(kind: ConsentKind): readonly Asked[] {
  switch (kind) {
    case 'treatment':
      return treatmentPurposes.map((purpose) => ({ kind, purpose }));
    case 'data-protection':
      return dataPurposes.map((purpose) => ({ kind, purpose }));
    case 'video-use':
      return videoPurposes.map((purpose) => ({ kind, purpose }));
  }
}

/** One thing that was said, with what it speaks of: for the use of video, each scope of clips stands for itself. */
export type Said = { readonly scope: Consent['scope']; readonly latest: Consent; readonly standing: Standing };

const placeOf = ({ kind, scope }: Consent): string => (kind === 'video-use' ? JSON.stringify(scope) : '');

/** How it stands now with what is asked for, newest first; nothing where nobody has asked. `consents` are newest first. */
export function saidOf(asked: Asked, consents: readonly Consent[], birthDate: string | null, consentAge: number): readonly Said[] {
  const same = consents.filter(({ kind, purpose }) => kind === asked.kind && purpose === asked.purpose);
  const now = { at: new Date().toISOString(), day: today() };
  return [...Map.groupBy(same, placeOf).values()].flatMap((those): Said[] => {
    const [latest] = those;
    return latest === undefined ? [] : [{ scope: latest.scope, latest, standing: standingOf(those, birthDate, now, consentAge) }];
  });
}
