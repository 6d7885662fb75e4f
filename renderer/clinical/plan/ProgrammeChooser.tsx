import { Alert, Button, Group, List, NativeSelect, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moduleState } from '#core/clinical/redFlags/block.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { Programme } from '#core/plan/programme.ts';
import { call } from '../../link.ts';
import { today } from '../../ui/birthDate.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { say } from '../../ui/notify.tsx';
import { BlockedNotice } from '../treatment/BlockedNotice.tsx';
import classes from './Plan.module.css';
import { ProgrammeCard } from './ProgrammeCard.tsx';

type Props = { readonly visit: Visit; readonly episodes: readonly StoredEpisode[]; readonly onBegun: (id: string) => void };

/** Chooses the programme that a plan begins as, for which problem and from which day. */
export function ProgrammeChooser({ visit, episodes, onBegun }: Props) {
  const { t } = useTranslation('plan');
  const list = useRead('programmes.list', {});
  const safety = useRead('safety.ofVisit', { visitId: visit.id });
  const [episodeId, setEpisode] = useState<string>(episodes[0]?.id ?? '');
  const [startsOn, setStart] = useState(today());
  const failed = [list, safety].find(({ isError }) => isError);
  if (failed !== undefined) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!list.data || !safety.data) return <Skeleton height={300} />;
  const { programmes, problems, folder } = list.data;
  const state = safety.data.state.modules.find(({ module }) => module === 'loading-plan') ?? moduleState('loading-plan', []);
  const begin = async ({ id, name }: Programme, phaseId: string | null): Promise<void> => {
    try {
      const plan = await call('plans.start', { visitId: visit.id, episodeId, programmeId: id, phaseId, startsOn });
      say(t('choose.begun', { name }));
      onBegun(plan.id);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper p="md" component="section" aria-label={t('choose.title')}>
      <Stack gap="sm">
        <Title order={2}>{t('choose.title')}</Title>
        {state.verdict !== 'open' && <BlockedNotice state={state} what={t('what')} visitId={visit.id} />}
        <Group align="flex-end">
          <NativeSelect
            size="md"
            label={t('choose.episode')}
            value={episodeId}
            data={episodes.map(({ id, details }) => ({ value: id as string, label: details.title }))}
            onChange={(event) => setEpisode(event.currentTarget.value)}
          />
          <DayField mayCome label={t('choose.startsOn')} value={startsOn} onDay={(day) => setStart(day ?? '')} />
        </Group>
        <div className={classes['programmes']}>
          {programmes.map((listed) => (
            <ProgrammeCard
              key={listed.programme.id}
              listed={listed}
              disabled={startsOn === '' || state.verdict === 'blocked'}
              onBegin={(phaseId) => void begin(listed.programme, phaseId)}
            />
          ))}
        </div>
        {problems.length > 0 && (
          <Alert color="orange" variant="light" title={t('choose.problems')}>
            <List size="sm">
              {problems.map(({ file, path, message }) => (
                <List.Item key={`${file} ${path} ${message}`}>
                  {path === '' ? t('choose.problemWhole', { file, message }) : t('choose.problem', { file, path, message })}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group>
          <Text size="sm" c="dimmed">
            {t('choose.folder', { folder })}
          </Text>
          <Button
            size="sm"
            variant="subtle"
            leftSection={<IconRefresh size={18} aria-hidden />}
            loading={list.isFetching}
            onClick={() => void list.refetch()}
          >
            {t('choose.again')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
