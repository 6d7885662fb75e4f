import i18next from 'i18next';
import type { Consent } from '#core/clinical/consent/record.ts';
import type { Output } from '#core/contract/api.ts';
import { dateOf } from '../../ui/words.ts';
import type { Asked } from './standings.ts';

type Visits = Output<'visits.list'>;

export function purposeWords(asked: Asked): string {
  switch (asked.kind) {
    case 'treatment':
      return i18next.t(`consents:purposes.treatment.${asked.purpose}`);
    case 'data-protection':
      return i18next.t(`consents:purposes.data-protection.${asked.purpose}`);
    case 'video-use':
      return i18next.t(`consents:purposes.video-use.${asked.purpose}`);
  }
}

/** 'Taping', or where the kind does not follow from its place 'Treatment, Taping'. */
export const askedWords = (asked: Asked): string => `${i18next.t(`consents:kinds.${asked.kind}`)}, ${purposeWords(asked)}`;

export const visitWords = ({ startedAt, title }: Visits[number]): string => `${dateOf(startedAt)} ${title}`.trim();

/** What a consent speaks of; empty where nothing narrows it. */
export function scopeWords(scope: Consent['scope'], visits: Visits): string {
  if (typeof scope === 'string') return scope;
  switch (scope.clips) {
    case 'all':
      return i18next.t('consents:clips.scope.all');
    case 'of-visit': {
      const visit = visits.find(({ id }) => id === scope.visitId);
      return i18next.t('consents:clips.scope.of-visit', { visit: visit ? visitWords(visit) : i18next.t('consents:clips.goneVisit') });
    }
    case 'these':
      return i18next.t('consents:clips.scope.these', { count: scope.recordingIds.length });
  }
}

export function whoWords(by: Consent['by']): string {
  if (by.who === 'patient') return i18next.t('consents:history.patient');
  const { name, relation, childAgrees } = by;
  const guardian =
    relation === '' ? i18next.t('consents:history.guardian', { name }) : i18next.t('consents:history.guardianAs', { name, relation });
  return `${guardian}; ${i18next.t(`consents:history.child.${childAgrees}`)}`;
}
