import { Alert, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#core/contract/api.ts';
import { call } from '../../../link.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { DraftBadge, DraftNotice } from '../../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../../ui/drafts/useDraft.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { DeviceCard } from './DeviceCard.tsx';
import { type DeviceDraft, draftOf, entriesOf, newDevice, wrongIn } from './deviceDraft.ts';

type Kept = { readonly devices: readonly DeviceDraft[] };
const stored = ({ devices }: Output<'clinicTables.get'>): Stored<Kept> => ({
  details: { devices: devices.value.map(draftOf) },
  revision: devices.revision,
});

/** The clinic's shockwave devices. */
export function DevicesPage() {
  const tables = useRead('clinicTables.get', {});
  if (tables.isError) return <FailureNotice thrown={tables.error} onRetry={() => void tables.refetch()} />;
  return tables.data ? <Devices tables={tables.data} /> : <Skeleton height={300} />;
}

function Devices({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation('treatment');
  const draft = useDraft<Kept>('clinic-table:devices', stored(tables), {
    save: async ({ devices }, revision) =>
      stored(await call('clinicTables.set', { table: 'devices', revision, value: entriesOf(devices) })),
    read: async () => stored(await call('clinicTables.get', {})),
    check: ({ devices }) => wrongIn(devices),
  });
  const { devices } = draft.draft;
  const [opened, open] = useState<string | null>(null);
  const latest = useRef(devices);
  useEffect(() => {
    latest.current = devices;
  });
  const wrong = draft.status.kind === 'invalid' ? draft.status.fields : {};
  const set = (next: readonly DeviceDraft[]): void => draft.edit({ devices: next });
  const add = (): void => {
    const device = newDevice(crypto.randomUUID());
    set([...devices, device]);
    open(device.id);
  };
  const remove = (at: number): void => {
    const device = devices[at];
    if (device === undefined) return;
    set(devices.toSpliced(at, 1));
    sayWithUndo(t('devices.removed', { name: device.name || t('devices.unnamed') }), async () =>
      set(latest.current.toSpliced(at, 0, device)),
    );
  };
  const names = (value: unknown): string => (value as Kept['devices']).map(({ name }) => name).join('\n');
  return (
    <Paper p="lg">
      <Stack onBlur={draft.flush}>
        <Group justify="space-between">
          <Title order={2}>{t('devices.title')}</Title>
          <DraftBadge status={draft.status} />
        </Group>
        <Text c="dimmed">{t('devices.explain')}</Text>
        <DraftNotice draft={draft} label={() => t('devices.table')} show={(_, value) => names(value)} />
        {draft.status.kind === 'invalid' && (
          <Alert color="orange" variant="light">
            {t('devices.waiting')}
          </Alert>
        )}
        {devices.length === 0 && <Text>{t('devices.empty')}</Text>}
        {devices.map((device, i) => (
          <DeviceCard
            key={device.id}
            device={device}
            wrong={wrongOf(wrong, i)}
            opened={opened === device.id}
            onOpen={() => open(opened === device.id ? null : device.id)}
            onChange={(next) => set(devices.with(i, next))}
            onRemove={() => remove(i)}
          />
        ))}
        <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} style={{ alignSelf: 'flex-start' }} onClick={add}>
          {t('devices.add')}
        </Button>
      </Stack>
    </Paper>
  );
}

/** What is wrong in one device, by its field. */
const wrongOf = (wrong: Readonly<Record<string, string>>, device: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(wrong).flatMap(([path, words]) => (path.startsWith(`${device}.`) ? [[path.slice(`${device}.`.length), words]] : [])),
  );
