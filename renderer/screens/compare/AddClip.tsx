import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Comparison, ComparisonPane } from '#core/domain/comparison.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { call } from '../../link.ts';
import { readKey, useRead } from '../../ui/data/reads.ts';
import { dateOf } from '../../ui/words.ts';

type Props = {
  readonly comparison: Comparison;
  readonly panes: readonly ComparisonPane[];
  readonly onAdd: (recording: RecordingId) => void;
};

/** Up to four clips: the patient's others, newest visit first. */
export function AddClip({ comparison, panes, onAdd }: Props) {
  const { t } = useTranslation('compare');
  const visits = useRead('visits.list', { patientId: comparison.patientId });
  const lists = useQueries({
    queries: (visits.data ?? []).map(({ id: visitId }) => ({
      queryKey: readKey('recordings.list', { visitId }),
      queryFn: () => call('recordings.list', { visitId }),
    })),
  });
  const others = (visits.data ?? []).flatMap((visit, i) =>
    (lists[i]?.data ?? [])
      .filter(({ id }) => panes.every(({ recordingId }) => recordingId !== id))
      .map((recording) => ({ visit, recording })),
  );
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Tooltip label={t('add')}>
          <ActionIcon size={38} variant="default" aria-label={t('add')} disabled={panes.length >= 4}>
            <IconPlus aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflow: 'auto' }}>
        <Menu.Label>{t(others.length === 0 ? 'noOther' : 'otherClips')}</Menu.Label>
        {others.map(({ visit, recording }) => (
          <Menu.Item key={recording.id} onClick={() => onAdd(recording.id)}>
            {dateOf(visit.startedAt)} · {recording.title || recording.originalName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
