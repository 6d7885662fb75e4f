import { Alert, Button, Group, Menu, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedProtocol } from '#core/protocol/listing.ts';
import { type Step, type StepKind, stepKinds } from '#core/protocol/step.ts';
import { DraftBadge, DraftNotice } from '../../../ui/drafts/DraftBadge.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { newStep } from './newStep.ts';
import { StepCard } from './StepCard.tsx';
import { type ProtocolFields, useProtocolDraft } from './useProtocolDraft.ts';

type Props = { readonly listed: ListedProtocol; readonly onBack: () => void };

/** The form of one protocol: written to the clinic's file as it is changed, as soon as all of it can be used. */
export function ProtocolEditor({ listed, onBack }: Props) {
  const { t } = useTranslation('protocol');
  const draft = useProtocolDraft(listed);
  const { name, description, targetMinutes, steps } = draft.draft;
  const [opened, open] = useState<string | null>(null);
  const wrong = draft.status.kind === 'invalid' ? draft.status.fields : {};
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  // A card that moves in the row loses the focus with its place.
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  });

  const setSteps = (next: readonly Step[]): void => draft.edit({ steps: next });
  const move = (from: number, by: 1 | -1): void => {
    const step = steps[from];
    if (step === undefined || from + by < 0 || from + by >= steps.length) return;
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSteps(steps.toSpliced(from, 1).toSpliced(from + by, 0, step));
  };
  const add = (kind: StepKind): void => {
    const step = newStep(kind, steps);
    setSteps([...steps, step]);
    open(step.id);
  };
  const remove = (at: number): void => {
    const step = steps[at];
    if (step === undefined) return;
    setSteps(steps.toSpliced(at, 1));
    sayWithUndo(t('settings.stepRemoved'), async () => setSteps(latest.current.toSpliced(at, 0, step)));
  };
  const labels: Readonly<Record<string, string>> = {
    name: t('settings.name'),
    description: t('settings.description'),
    targetMinutes: t('settings.minutes'),
    steps: t('settings.steps'),
  };
  return (
    <Paper p="lg">
      <Stack>
        <Group justify="space-between">
          <Button variant="subtle" leftSection={<IconArrowLeft size={20} aria-hidden />} onClick={onBack}>
            {t('settings.back')}
          </Button>
          <DraftBadge status={draft.status} />
        </Group>
        <Title order={2}>{name || listed.protocol.id}</Title>
        {(listed.origin === 'shipped' || listed.overrides) && (
          <Alert variant="light" color="gray">
            {t('settings.ofSoleus')}
          </Alert>
        )}
        <DraftNotice
          draft={draft}
          label={(field) => labels[field] ?? field}
          show={(field, value) => (field === 'steps' ? namesOf(value) : null)}
        />
        <TextInput
          autoFocus
          label={t('settings.name')}
          value={name}
          error={wrong['name']}
          onChange={(event) => draft.edit({ name: event.currentTarget.value })}
          onBlur={draft.flush}
        />
        <Textarea
          autosize
          minRows={2}
          label={t('settings.description')}
          value={description}
          error={wrong['description']}
          onChange={(event) => draft.edit({ description: event.currentTarget.value })}
          onBlur={draft.flush}
        />
        <NumberField
          w={220}
          label={t('settings.minutes')}
          value={targetMinutes}
          from={1}
          to={240}
          rangeWords={t('settings.minutesRange')}
          error={wrong['targetMinutes']}
          onNumber={(minutes) => minutes !== null && draft.edit({ targetMinutes: minutes })}
          onBlur={draft.flush}
        />
        <Group justify="space-between">
          <Title order={3}>{t('settings.steps')}</Title>
          <Text size="sm" c="dimmed">
            {t('settings.moveHint')}
          </Text>
        </Group>
        {wrong['steps'] !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {wrong['steps']}
          </Text>
        )}
        {steps.map((step, i) => (
          <StepCard
            key={step.id}
            step={step}
            number={i + 1}
            total={steps.length}
            wrong={wrongOf(wrong, i)}
            opened={opened === step.id}
            onOpen={(now) => open(now ? step.id : null)}
            onChange={(next) => setSteps(steps.with(i, next))}
            onMove={(by) => move(i, by)}
            onRemove={() => remove(i)}
            onLeave={draft.flush}
          />
        ))}
        <AddStep onAdd={add} />
      </Stack>
    </Paper>
  );
}

/** Of one step, by the place in it. */
const wrongOf = (wrong: Readonly<Record<string, string>>, step: number): Readonly<Record<string, string>> => {
  const start = `steps.${step}.`;
  return Object.fromEntries(
    Object.entries(wrong).flatMap(([path, words]) => (path.startsWith(start) ? [[path.slice(start.length), words]] : [])),
  );
};

function namesOf(value: unknown): string | null {
  const steps = value as ProtocolFields['steps'];
  return steps.map(({ instruction }, i) => `${i + 1}. ${instruction}`).join('\n');
}

function AddStep({ onAdd }: { readonly onAdd: (kind: StepKind) => void }) {
  const { t } = useTranslation('protocol');
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} style={{ alignSelf: 'flex-start' }}>
          {t('settings.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stepKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`settings.kind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
