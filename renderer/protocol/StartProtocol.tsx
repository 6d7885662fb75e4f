import { Anchor, Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../ui/data/reads.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';

type Props = {
  /** Protocols of the visit that are under way already. */
  readonly begun: readonly string[];
  readonly onStart: (protocolId: string) => void;
};

/** Chooses a protocol and begins it. */
export function StartProtocol({ begun, onStart }: Props) {
  const { t } = useTranslation('protocol');
  const list = useRead('protocols.list', {});
  const [chosen, choose] = useState<string | null>(null);
  if (list.isError) return <FailureNotice thrown={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton height={60} />;
  const left = list.data.protocols.filter(({ protocol }) => !begun.includes(protocol.id));
  const found = left.find(({ protocol }) => protocol.id === chosen)?.protocol ?? left[0]?.protocol;
  if (found === undefined) {
    if (begun.length > 0) return null;
    return (
      <Text>
        {t('none')} {t('noneAction')} <Anchor href="#/settings/protocols">{t('toSettings')}</Anchor>
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <Select
          style={{ flex: 1 }}
          label={begun.length > 0 ? t('startAnother') : t('choose')}
          data={left.map(({ protocol }) => ({ value: protocol.id, label: protocol.name }))}
          value={found.id}
          allowDeselect={false}
          onChange={choose}
        />
        <Button
          variant={begun.length > 0 ? 'default' : 'filled'}
          aria-label={t('startThis', { name: found.name })}
          onClick={() => onStart(found.id)}
        >
          {t('start')}
        </Button>
      </Group>
      {begun.length === 0 && (
        <Text size="sm" c="dimmed">
          {found.description} {t('about', { count: found.steps.length, minutes: found.targetMinutes })}
        </Text>
      )}
    </Stack>
  );
}
