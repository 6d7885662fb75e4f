import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#core/contract/api.ts';
import { call } from '../../link.ts';
import { jobEnd } from '../../ui/data/jobs.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { say, sayWithUndo } from '../../ui/notify.tsx';
import { fullName, timeOf } from '../../ui/words.ts';

type Unfinished = Output<'takes.unfinished'>[number];

/** Takes that a killed program or a power cut left behind: kept with one press, thrown away with another. Nothing while there are none. */
export function UnfinishedTakes({ visitId = null }: { readonly visitId?: string | null }) {
  const { t } = useTranslation('capture');
  const takes = (useRead('takes.unfinished', {}).data ?? []).filter(({ take }) => visitId === null || take.visitId === visitId);
  if (takes.length === 0) return null;
  return (
    <Alert color="orange" m="md" icon={<IconAlertTriangle aria-hidden />} title={t('unfinished.title', { count: takes.length })}>
      <Stack gap="xs">
        {takes.map((unfinished) => (
          <Line key={unfinished.take.id} unfinished={unfinished} />
        ))}
      </Stack>
    </Alert>
  );
}

function Line({ unfinished }: { readonly unfinished: Unfinished }) {
  const { t } = useTranslation('capture');
  const [busy, setBusy] = useState(false);
  const { take } = unfinished;
  const { id } = take;
  const keep = async () => {
    setBusy(true);
    try {
      const end = await jobEnd((await call('takes.finish', { id, log: null })).job);
      if (end.failure === null) say(t('unfinished.kept'));
      else reportFailure(end.failure);
    } catch (thrown) {
      reportFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  const discard = async () => {
    try {
      await call('takes.discard', { id });
      sayWithUndo(t('unfinished.discarded'), () => call('takes.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Group justify="space-between" data-unfinished={id}>
      <Text>
        {t('unfinished.what', {
          name: fullName(unfinished),
          when: timeOf(take.startedAt),
          seconds: unfinished.seconds.toFixed(1),
        })}
      </Text>
      <Group>
        <Button loading={busy} onClick={() => void keep()}>
          {t('unfinished.keep')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void discard()}>
          {t('unfinished.discard')}
        </Button>
      </Group>
    </Group>
  );
}
