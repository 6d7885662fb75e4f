import { ActionIcon, Group, Paper, SimpleGrid, Stack, Text, Textarea, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { certainties } from '#core/domain/source.ts';
import { type Step, stepViews } from '#core/protocol/step.ts';
import { Choice } from './Choice.tsx';
import { KindFields } from './KindFields.tsx';

type Props = {
  readonly step: Step;
  readonly number: number;
  readonly total: number;
  /** Sentence by place in the step. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onChange: (step: Step) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onLeave: () => void;
};

/** One step of the form: a line, which opens into its fields. */
export function StepCard(props: Props) {
  const { step, number, total, wrong, opened, onOpen, onMove, onRemove } = props;
  const { t } = useTranslation('protocol');
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  const isWrong = Object.keys(wrong).length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Alt and an arrow move the card whatever in it has the focus
    <div onKeyDown={keys} data-step={step.id}>
      <Paper withBorder p="sm">
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <UnstyledButton aria-expanded={opened} onClick={() => onOpen(!opened)} style={{ flex: 1, minWidth: 0 }}>
            <Group wrap="nowrap" gap="xs">
              <Chevron size={20} aria-hidden style={{ flex: 'none' }} />
              <div style={{ minWidth: 0 }}>
                <Text size="sm" c="dimmed">
                  {t('settings.step', { number, what: t(`settings.kind.${step.kind}`) })}, {t(`views.${step.view}`)}
                  {isWrong && (
                    <Text span size="sm" c="var(--mantine-color-error)">
                      {' '}
                      <IconAlertTriangle size={14} aria-hidden /> {t('settings.wrong')}
                    </Text>
                  )}
                </Text>
                <Text truncate={!opened}>{step.instruction}</Text>
              </div>
            </Group>
          </UnstyledButton>
          <Group gap={4} wrap="nowrap">
            <Press label={t('settings.up', { number })} disabled={number === 1} onPress={() => onMove(-1)}>
              <IconArrowUp size={20} aria-hidden />
            </Press>
            <Press label={t('settings.down', { number })} disabled={number === total} onPress={() => onMove(1)}>
              <IconArrowDown size={20} aria-hidden />
            </Press>
            <Press label={t('settings.removeStep', { number })} disabled={total === 1} onPress={onRemove}>
              <IconTrash size={20} aria-hidden />
            </Press>
          </Group>
        </Group>
        {opened && <Fields {...props} />}
      </Paper>
    </div>
  );
}

function Fields({ step, wrong, onChange, onLeave }: Props) {
  const { t } = useTranslation('protocol');
  const views = step.kind === 'check' || step.kind === 'note' ? stepViews : stepViews.filter((view) => view !== 'any');
  return (
    <Stack gap="sm" mt="sm">
      <Textarea
        autosize
        label={t('settings.instruction')}
        value={step.instruction}
        error={wrong['instruction']}
        onChange={(event) => onChange({ ...step, instruction: event.currentTarget.value })}
        onBlur={onLeave}
      />
      <SimpleGrid cols={2}>
        <Choice
          label={t('settings.view')}
          values={views}
          words={(view) => t(`views.${view}`)}
          value={step.view}
          error={wrong['view']}
          onChange={(view) => onChange({ ...step, view })}
        />
        <Choice
          label={t('settings.certainty')}
          values={certainties}
          words={(certainty) => t(`settings.certainties.${certainty}`)}
          value={step.why.certainty}
          error={wrong['why.certainty']}
          onChange={(certainty) => onChange({ ...step, why: { ...step.why, certainty } })}
        />
      </SimpleGrid>
      <Textarea
        autosize
        label={t('settings.whyWords')}
        value={step.why.words}
        error={wrong['why.words']}
        onChange={(event) => onChange({ ...step, why: { ...step.why, words: event.currentTarget.value } })}
        onBlur={onLeave}
      />
      <KindFields step={step} wrong={wrong} onChange={onChange} onLeave={onLeave} />
    </Stack>
  );
}

type PressProps = { readonly label: string; readonly disabled: boolean; readonly onPress: () => void; readonly children: ReactNode };

function Press({ label, disabled, onPress, children }: PressProps) {
  return (
    <Tooltip label={label}>
      {/* Stays in reach of the keyboard: the step that came to the end of the row must not lose the focus. */}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-disabled={disabled}
        style={disabled ? { opacity: 0.35 } : {}}
        onClick={disabled ? undefined : onPress}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
