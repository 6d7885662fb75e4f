import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { IconColumns2, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { dateOf } from '../../ui/words.ts';

type Chosen = { readonly recordingId: string; readonly mirrored?: boolean };

/** What a clip can be compared with; the same view at the last visit first. */
export function CompareMenu({ recording, iconOnly = false }: { readonly recording: Recording; readonly iconOnly?: boolean }) {
  const { t } = useTranslation('compare');
  const [, go] = useLocation();
  const [opened, setOpened] = useState(false);
  const { id, visitId } = recording;
  const last = useRead('comparisons.lastSame', { recordingId: id });
  const lastVisit = useRead('visits.get', { id: last.data?.visitId ?? '' }, { enabled: last.data?.visitId !== undefined });
  const visit = useRead('visits.get', { id: visitId }, { enabled: opened });
  const patientId = visit.data?.patientId;
  const made = useRead('comparisons.list', { patientId: patientId ?? '' }, { enabled: opened && patientId !== undefined });
  const beside = useRead('recordings.list', { visitId }, { enabled: opened });
  const open = async (clips: readonly Chosen[]) => {
    try {
      const comparison = await call('comparisons.open', { clips: [...clips] });
      go(`/compare/${comparison.id}`);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const before = last.data ?? null;
  const ofThis = (made.data ?? []).filter(({ content }) => content.panes.some(({ recordingId }) => recordingId === id));
  const name = recording.title || recording.originalName;
  const words = t('menu.buttonThis', { title: name });
  const lastDate = lastVisit.data === undefined ? null : dateOf(lastVisit.data.startedAt);
  const lastWords = lastDate === null ? '' : t('menu.lastThis', { date: lastDate, title: name });
  return (
    <Group gap={4} wrap="nowrap">
      {before !== null && lastDate !== null && (
        <Tooltip label={t('menu.last', { date: lastDate })}>
          <ActionIcon
            size={38}
            variant="default"
            aria-label={lastWords}
            onClick={() => void open([{ recordingId: before.id }, { recordingId: id }])}
          >
            <IconHistory aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Menu opened={opened} onChange={setOpened}>
        <Menu.Target>
          {iconOnly ? (
            <ActionIcon size={38} variant="default" aria-label={words} title={words}>
              <IconColumns2 aria-hidden />
            </ActionIcon>
          ) : (
            <Button variant="default" leftSection={<IconColumns2 size={20} aria-hidden />} aria-label={words}>
              {t('menu.button')}
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflow: 'auto' }}>
          <Menu.Item
            disabled={before === null}
            onClick={() => before !== null && void open([{ recordingId: before.id }, { recordingId: id }])}
          >
            {lastDate === null ? t('menu.noLast') : t('menu.last', { date: lastDate })}
          </Menu.Item>
          <Menu.Item onClick={() => void open([{ recordingId: id }, { recordingId: id, mirrored: true }])}>{t('menu.mirrored')}</Menu.Item>
          {(beside.data ?? [])
            .filter((other) => other.id !== id)
            .map((other) => (
              <Menu.Item key={other.id} onClick={() => void open([{ recordingId: other.id }, { recordingId: id }])}>
                {t('menu.sameVisit', { title: other.title || other.originalName })}
              </Menu.Item>
            ))}
          {ofThis.length > 0 && <Menu.Label>{t('menu.before')}</Menu.Label>}
          {ofThis.map((comparison) => (
            <Menu.Item key={comparison.id} onClick={() => go(`/compare/${comparison.id}`)}>
              {comparison.content.title || t('menu.made', { date: dateOf(comparison.updatedAt), count: comparison.content.panes.length })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
