import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { leaveRefusals } from '#core/clinical/consent/give.ts';
import type { LeftOut } from '#core/everything/leftOut.ts';
import { dateOf } from '../../ui/words.ts';

/** More than these are named in the folder only. */
const most = 30;
const byConsent: ReadonlySet<string> = new Set(leaveRefusals);

/** What does not leave, each with its reason and, where it helps, the way to ask for consent. */
export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const { t } = useTranslation('everything');
  if (leftOut.length === 0) return <Text>{t('leftOut.none')}</Text>;
  return (
    <>
      <List>
        {leftOut.slice(0, most).map(({ what, id, title, at, reason }) => (
          <List.Item key={`${what} ${id} ${title}`} data-left-out={what}>
            {t('leftOut.line', { what: t(`leftOut.what.${what}`, { title }), day: dateOf(at), reason: t(`leftOut.reasons.${reason}`) })}
            {what === 'clip' && byConsent.has(reason) && (
              <>
                {' '}
                <Anchor component={Link} underline="always" href={`/recordings/${id}/consent`} aria-label={t('leftOut.askFor', { title })}>
                  {t('leftOut.ask')}
                </Anchor>
              </>
            )}
          </List.Item>
        ))}
      </List>
      {leftOut.length > most && <Text c="dimmed">{t('leftOut.more', { count: leftOut.length - most })}</Text>}
    </>
  );
}
