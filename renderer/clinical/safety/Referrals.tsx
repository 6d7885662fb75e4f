import { Button, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenReferral } from '#core/clinical/redFlags/referral.ts';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import { dayInWords } from '../../ui/words.ts';
import { OutcomeForm } from './FlagDeeds.tsx';
import { conditionOf } from './itemWords.ts';
import classes from './Safety.module.css';

type Props = { readonly state: ScreenState; readonly visitId: string };

/** Referrals without an outcome, the soonest due first, each with the way to enter it. */
export function Referrals({ state, visitId }: Props) {
  const { t } = useTranslation('safety');
  return (
    <Paper p="lg" component="section" aria-label={t('referrals.title')}>
      <Title order={2} mb="xs">
        {t('referrals.title')}
      </Title>
      {state.openReferrals.length === 0 && <Text c="dimmed">{t('referrals.none')}</Text>}
      {state.openReferrals.map((referral) => (
        <Referral key={referral.record.flag.id} referral={referral} visitId={visitId} />
      ))}
    </Paper>
  );
}

function Referral({
  referral: { record, to, outcomeDue, overdue },
  visitId,
}: {
  readonly referral: OpenReferral;
  readonly visitId: string;
}) {
  const { t } = useTranslation('safety');
  const [entering, enter] = useState(false);
  const condition = conditionOf(record.flag.item);
  const what = t('flag.do.outcome-entered');
  return (
    <div className={classes['flag']}>
      <Text fw={600}>{t('referrals.line', { condition, to })}</Text>
      <Text size="sm" c={overdue ? 'var(--mantine-color-error)' : 'dimmed'}>
        {t(overdue ? 'referrals.overdue' : 'referrals.due', { day: dayInWords(outcomeDue) })}
      </Text>
      {entering ? (
        <OutcomeForm visitId={visitId} record={record} answers={record.flag.because} onDone={() => enter(false)} />
      ) : (
        <Button mt="xs" size="sm" variant="default" aria-label={t('flag.doOf', { what, condition })} onClick={() => enter(true)}>
          {what}
        </Button>
      )}
    </div>
  );
}
