import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedProgramme } from '#core/plan/listing.ts';
import { SourceLine } from './SourceLine.tsx';

type Props = {
  readonly listed: ListedProgramme;
  readonly disabled: boolean;
  /** `phaseId`: where to begin. */
  readonly onBegin: (phaseId: string | null) => void;
};

/** One programme: what it is and for whom, what stands behind it, and the way to begin it. */
export function ProgrammeCard({ listed: { programme, origin, overrides }, disabled, onBegin }: Props) {
  const { t } = useTranslation('plan');
  const { name, description, phases, ladder, evidence, sources, neverBelowLevel } = programme;
  const [phaseId, setPhase] = useState(phases[0]?.id ?? null);
  const first = evidence.flatMap((key) => sources[key] ?? []);
  const others = Object.entries(sources).flatMap(([key, source]) => (evidence.includes(key) ? [] : [source]));
  return (
    <Paper p="md" component="article" aria-label={name} data-programme={programme.id}>
      <Stack gap="xs" h="100%">
        <Group gap="xs" justify="space-between">
          <Title order={3}>{name}</Title>
          <Text size="sm" c="dimmed">
            {t(ladder === null ? 'choose.phases' : 'choose.ladder', { count: phases.length })}
          </Text>
        </Group>
        {origin === 'clinic' && <Badge variant="light">{t(overrides ? 'choose.instead' : 'choose.ours')}</Badge>}
        <Text>{description}</Text>
        {neverBelowLevel && <Text size="sm">{t('choose.neverBelow')}</Text>}
        {first.map((source) => (
          <SourceLine key={source.words} source={source} />
        ))}
        {others.length > 0 && (
          <details>
            <summary aria-label={t('choose.sourcesOf', { name })}>{t('choose.otherSources')}</summary>
            {others.map((source) => (
              <SourceLine key={source.words} source={source} />
            ))}
          </details>
        )}
        <Group align="flex-end" mt="auto">
          {phases.length > 1 && (
            <NativeSelect
              size="sm"
              flex="1 1 200px"
              label={t('choose.phase')}
              aria-label={`${t('choose.phase')}: ${name}`}
              value={phaseId ?? ''}
              data={phases.map((phase) => ({ value: phase.id, label: phase.name }))}
              onChange={(event) => setPhase(event.currentTarget.value)}
            />
          )}
          <Button aria-label={t('choose.goOf', { name })} disabled={disabled} onClick={() => onBegin(phaseId)}>
            {t('choose.go')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
