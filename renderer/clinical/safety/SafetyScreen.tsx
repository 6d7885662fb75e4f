import { Alert, Button, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isKind } from '#core/clinical/form.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import type { Visit } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { useStartWish } from '../startWish.ts';
import { VisitFrame } from '../VisitFrame.tsx';
import { Blocked } from './Blocked.tsx';
import { FlagCard } from './FlagCard.tsx';
import { LetterPanel } from './LetterPanel.tsx';
import { LevelBanner } from './LevelBanner.tsx';
import { Referrals } from './Referrals.tsx';
import classes from './Safety.module.css';
import { ScreenForm } from './ScreenForm.tsx';

/** Red flags at a visit: the screen, what is raised, what waits, referrals. */
export function SafetyScreen({ visitId }: { readonly visitId: string }) {
  return (
    <VisitFrame visitId={visitId} section="safety">
      {(visit) => <SafetyOfVisit visit={visit} />}
    </VisitFrame>
  );
}

function SafetyOfVisit({ visit }: { readonly visit: Visit }) {
  const safety = useRead('safety.ofVisit', { visitId: visit.id });
  const forms = useRead('forms.ofVisit', { visitId: visit.id });
  const form = forms.data?.find((one) => isKind(one, 'red-flags'));
  // One that is there already is open on this screen.
  useStartWish(visit.id, ['red-flags'], form !== undefined, () => undefined);
  for (const read of [safety, forms]) if (read.isError) return <FailureNotice thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!safety.data || !forms.data) return <Skeleton height={300} />;
  const { state } = safety.data;
  return (
    <>
      <LevelBanner state={state} />
      <div className={classes['columns']}>
        {form !== undefined && isKind(form, 'red-flags') ? (
          <ScreenForm key={form.id} form={form} state={state} />
        ) : (
          <Begin visit={visit} rescreen={state.rescreen} />
        )}
        <div className={classes['aside']}>
          <Raised safety={safety.data} visitId={visit.id} />
          {safety.data.screeningId !== null && <LetterPanel state={state} visitId={visit.id} />}
          <Blocked safety={safety.data} visitId={visit.id} />
          <Referrals state={state} visitId={visit.id} />
        </div>
      </div>
    </>
  );
}

function Raised({ safety, visitId }: { readonly safety: Safety; readonly visitId: string }) {
  const { t } = useTranslation('safety');
  const closed = safety.flags.filter((record) => record.closed !== null).length;
  return (
    <Paper p="lg" component="section" aria-label={t('flag.title')}>
      <Title order={2} mb="xs">
        {t('flag.title')}
      </Title>
      {safety.state.raised.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {safety.state.raised.map((raised) => (
        <FlagCard key={raised.item} raised={raised} visitId={visitId} />
      ))}
      {closed > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('flag.closed', { count: closed })}
        </Text>
      )}
    </Paper>
  );
}

type BeginProps = { readonly visit: Visit; readonly rescreen: Safety['state']['rescreen'] };

/** No screen yet: why one is due, and the one press that begins it, for the problem that is being treated. */
function Begin({ visit, rescreen: { set, because } }: BeginProps) {
  const { t } = useTranslation('safety');
  const [busy, setBusy] = useState(false);
  const episodes = useRead('episodes.list', { patientId: visit.patientId });
  const signed = useRead('visits.signing', { id: visit.id }).data?.state === 'signed';
  const begin = async () => {
    setBusy(true);
    try {
      const open = episodes.data?.find(({ details }) => details.closedOn === null);
      await call('forms.start', { visitId: visit.id, kind: 'red-flags', from: 'empty', episodeId: open?.id ?? null });
    } catch (thrown) {
      reportFailure(thrown);
      setBusy(false);
    }
  };
  useStartWish(visit.id, ['red-flags'], episodes.data !== undefined, () => void begin());
  return (
    <Paper p="lg" component="section" aria-label={t('begin.title')}>
      <Title order={2}>{t('begin.title')}</Title>
      {because.map((reason) => (
        <Text key={reason}>{t(`begin.because.${reason}`)}</Text>
      ))}
      {episodes.isError && <FailureNotice thrown={episodes.error} onRetry={() => void episodes.refetch()} />}
      {signed ? (
        <Alert mt="sm" color="gray" title={t('begin.signed')} />
      ) : (
        <Button mt="sm" size="lg" loading={busy} disabled={episodes.data === undefined} onClick={() => void begin()}>
          {t(`begin.button.${set}`)}
        </Button>
      )}
    </Paper>
  );
}
