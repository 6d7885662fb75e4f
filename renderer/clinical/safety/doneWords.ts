import i18next from 'i18next';
import type { FlagRecord } from '#core/clinical/redFlags/flagStatus.ts';
import { dateOf, dayInWords } from '../../ui/words.ts';

/** What has been done about a flag so far, a line each, oldest first. */
export function doneWords({ flag, action, acknowledged, referral }: FlagRecord): readonly string[] {
  const { t } = i18next;
  const outcome = referral?.outcome ?? null;
  const lines = [
    t('safety:flag.raisedOn', { level: t(`safety:levels.${flag.level}`), date: dateOf(flag.raisedAt) }),
    action && t(`safety:flag.done.${action.action}`, { who: action.by.name, date: dateOf(action.at) }),
    acknowledged && t('safety:flag.acknowledged', { who: acknowledged.by.name, date: dateOf(acknowledged.at) }),
    referral &&
      t('safety:flag.referred', {
        to: referral.made.to,
        urgency: t(`safety:urgencies.${referral.made.urgency}`),
        due: dayInWords(referral.made.outcomeDue),
      }),
    outcome &&
      [t('safety:flag.outcome', { date: dateOf(outcome.at), finding: t(`safety:flag.findings.${outcome.finding}`) }), outcome.words]
        .filter((words) => words !== '')
        .join('. '),
  ];
  return lines.filter((line) => typeof line === 'string');
}
