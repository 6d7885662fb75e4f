import i18next from 'i18next';
import type { Clinician } from '#core/clinical/entry.ts';

/** 'Physiotherapist, registration PH 1234'. */
export const standingOf = ({ role, registration }: Clinician): string => {
  const words = i18next.t(`notes:roles.${role}`);
  return registration === ''
    ? i18next.t('notes:who.lineWithout', { role: words })
    : i18next.t('notes:who.line', { role: words, registration });
};

/** The same with the name before it. */
export const whoInWords = (who: Clinician): string => i18next.t('notes:who.full', { name: who.name, line: standingOf(who) });
