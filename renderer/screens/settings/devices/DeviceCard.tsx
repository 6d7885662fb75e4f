import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { generators, type ShockwaveType } from '#core/clinical/treatment/shockwaveDevice.ts';
import { certainties } from '#core/domain/source.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Choice } from '../protocols/Choice.tsx';
import { DeviceExtras } from './DeviceExtras.tsx';
import { DeviceTables } from './DeviceTables.tsx';
import type { DeviceDraft } from './deviceDraft.ts';

type Props = {
  readonly device: DeviceDraft;
  /** By field, what is wrong or missing. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly opened: boolean;
  readonly onOpen: () => void;
  readonly onChange: (device: DeviceDraft) => void;
  readonly onRemove: () => void;
};

const types: readonly ShockwaveType[] = ['radial', 'focused', 'planar'];

/** One device: its kind, its limits and where they were read. */
export function DeviceCard({ device, wrong, opened, onOpen, onChange, onRemove }: Props) {
  const { t } = useTranslation(['treatment', 'common']);
  const name = device.name || t('devices.unnamed');
  const set = (part: Partial<DeviceDraft>): void => onChange({ ...device, ...part });
  const radial = device.type === 'radial';
  const limit = (field: 'least' | 'most' | 'maxHz', label: string) => (
    <NumberField
      label={label}
      value={device[field]}
      from={0}
      to={1000}
      rangeWords={t('form.anyNumber')}
      error={wrong[field]}
      onNumber={(value) => set({ [field]: value })}
    />
  );
  const rest = Object.entries(wrong).filter(([field]) => /^(applicators|conversions|focalArea|handpiece)/.test(field));
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <Paper withBorder p="md" component="article" aria-label={name} data-device={device.id}>
      <Group justify="space-between" wrap="nowrap">
        <Button variant="subtle" color="gray" aria-expanded={opened} leftSection={<Chevron size={18} aria-hidden />} onClick={onOpen}>
          {name}, {t(`devices.types.${device.type}`)}
        </Button>
        <Button variant="subtle" color="gray" aria-label={t('devices.remove', { name })} onClick={onRemove}>
          {t('common:remove')}
        </Button>
      </Group>
      {opened && (
        <Stack gap="sm" mt="sm">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              autoFocus={device.name === ''}
              label={t('devices.name')}
              value={device.name}
              maxLength={120}
              error={wrong['name']}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <Choice
              label={t('devices.type')}
              values={types}
              words={(type) => t(`devices.types.${type}`)}
              value={device.type}
              onChange={(type) => set({ type })}
            />
            <Choice
              label={t('devices.generator')}
              values={generators}
              words={(generator) => t(`devices.generators.${generator}`)}
              value={device.generator}
              onChange={(generator) => set({ generator })}
            />
            {limit('maxHz', t('devices.maxHz'))}
            {limit('least', t(radial ? 'devices.leastBar' : 'devices.leastEnergy'))}
            {limit('most', t(radial ? 'devices.mostBar' : 'devices.mostEnergy'))}
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('devices.sourceWords')}
              value={device.source.words}
              maxLength={500}
              error={wrong['source.words']}
              onChange={(event) => set({ source: { ...device.source, words: event.currentTarget.value } })}
            />
            <Choice
              label={t('devices.certainty')}
              values={certainties}
              words={(certainty) => t(`devices.certainties.${certainty}`)}
              value={device.source.certainty}
              onChange={(certainty) => set({ source: { ...device.source, certainty } })}
            />
          </SimpleGrid>
          {rest.length > 0 && (
            <Alert color="red" variant="light" role="alert">
              {rest.map(([field, words]) => (
                <Text key={field}>{words}</Text>
              ))}
            </Alert>
          )}
          <DeviceTables device={device} onChange={set} />
          <DeviceExtras device={device} onChange={set} />
          <Textarea
            label={t('devices.note')}
            value={device.note}
            maxLength={200}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </Stack>
      )}
    </Paper>
  );
}
