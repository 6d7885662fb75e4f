import { Button, Skeleton, Switch, VisuallyHidden } from '@mantine/core';
import { IconColumns2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { GaitDifference } from '#core/domain/gaitTake.ts';
import type { Purpose } from '#core/gait/difference.ts';
import { Suggestions } from '../../gait/hints/Suggestions.tsx';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { useActions, useKeyHint } from '../../ui/keymap/useActions.ts';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dateOf, fullName } from '../../ui/words.ts';
import { differenceActions } from './actions.ts';
import { DifferencePanel } from './DifferencePanel.tsx';
import classes from './Differences.module.css';
import { differenceAddress, useDifference } from './useDifference.ts';
import { usePatientClips } from './usePatientClips.ts';

type Props = { readonly a: string; readonly b: string; readonly meant: readonly Purpose[] | null };

/** Two clips of one patient, metric by metric. */
export function DifferencesScreen({ a, b, meant }: Props) {
  const { read, shown, setMeant, setKept } = useDifference(a, b, meant);
  if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!shown) return <Skeleton m="xl" height={300} w="auto" />;
  return <OpenDifference difference={shown} setMeant={setMeant} setKept={setKept} />;
}

type OpenProps = Pick<ReturnType<typeof useDifference>, 'setMeant' | 'setKept'> & { readonly difference: GaitDifference };

function OpenDifference({ difference, setMeant, setKept }: OpenProps) {
  const { t } = useTranslation(['differences', 'patients']);
  const [, go] = useLocation();
  const [changedOnly, showChangedOnly] = useState(false);
  const { a, b, purposes, kept } = difference;
  const visit = useRead('visits.get', { id: b.visitId });
  const patientId = visit.data?.patientId;
  const patient = useRead('patients.get', { id: patientId ?? '' }, { enabled: patientId !== undefined });
  const clips = usePatientClips(patientId);
  const [swapKey, , , besideKey] = differenceActions;
  const keys = { swap: useKeyHint(swapKey), beside: useKeyHint(besideKey) };
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    ...(patient.data ? [{ label: fullName(patient.data), href: `/patients/${patient.data.id}` }] : []),
    { label: dateOf(b.visitAt), href: `/visits/${b.visitId}` },
    { label: t('title') },
  ]);
  const swap = async () => {
    try {
      // What goes to the report is what is on the screen.
      if (kept) await call('gait.keepDifference', { a: b.recordingId, b: a.recordingId, purposes, kept: true });
      go(differenceAddress(b.recordingId, a.recordingId, purposes), { replace: true });
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const beside = async () => {
    try {
      const { id } = await call('comparisons.open', { clips: [a, b].map(({ recordingId }) => ({ recordingId })) });
      go(`/compare/${id}`);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  useActions(differenceActions, {
    'differences.swap': () => void swap(),
    'differences.changedOnly': () => showChangedOnly(!changedOnly),
    'differences.report': () => setKept(!kept),
    'differences.sideBySide': () => void beside(),
  });
  // The other one when its own fellow is chosen: that is a swap.
  const choose = (at: 'a' | 'b') => (id: string) => {
    const next = { a: a.recordingId as string, b: b.recordingId as string, [at]: id };
    if (next.a === next.b) void swap();
    else go(differenceAddress(next.a, next.b));
  };
  return (
    <div className={classes['screen']}>
      <VisuallyHidden component="h1">{t('heading')}</VisuallyHidden>
      <DifferencePanel
        difference={difference}
        changedOnly={changedOnly}
        choosing={{
          a: { clips, onChoose: choose('a') },
          b: { clips, onChoose: choose('b') },
          onSwap: () => void swap(),
          swapKeys: keys.swap,
        }}
        onMeant={setMeant}
        onKept={setKept}
      >
        <Switch label={t('changedOnly')} checked={changedOnly} onChange={(event) => showChangedOnly(event.currentTarget.checked)} />
        <Button
          variant="default"
          leftSection={<IconColumns2 size={20} aria-hidden />}
          aria-keyshortcuts={keys.beside}
          onClick={() => void beside()}
        >
          {t('sideBySide')}
        </Button>
      </DifferencePanel>
      <div style={{ marginTop: '1.25rem' }}>
        {a.visitId === b.visitId && <Suggestions visitId={a.visitId} ofClips={[a.recordingId, b.recordingId]} />}
      </div>
    </div>
  );
}
