import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress, StepProgress } from '#core/protocol/progress.ts';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import { Answer } from './Answer.tsx';
import { doAction, skipAction } from './actions.ts';
import classes from './Protocol.module.css';
import type { Guide } from './useProtocol.ts';
import { missingInWords, taskInWords, whereInWords } from './words.ts';

type Props = { readonly guide: Guide; readonly progress: Progress };

/** The step in view: what to do, why, what it lacks, and the one press that does it. */
export function PresentStep({ guide, progress }: Props) {
  const { t } = useTranslation('protocol');
  const { present } = guide;
  if (present === null)
    return (
      <Text fw={650} role="status">
        {progress.skipped > 0 ? t('complete') : t('completeAll')}
      </Text>
    );
  const { step, status, missing, task, skipReason } = present;
  const number = progress.steps.indexOf(present) + 1;
  const lacks = missing.flatMap((one) => missingInWords(one, guide.clips) ?? []);
  const where = task === null ? null : whereInWords(task);
  return (
    <section className={classes['present']} aria-label={t('present')} data-step={step.id} data-status={status}>
      <Text size="sm" c="dimmed">
        {t('stepOf', { number, total: progress.steps.length })}
        {step.view === 'any' ? '' : `, ${t(`views.${step.view}`)}`}
        {status === 'open' ? '' : `, ${t(`status.${status}`)}`}
      </Text>
      <Text fw={650}>{step.instruction}</Text>
      <div role="status">
        {lacks.length > 0 && (
          <ul className={classes['lacks']}>
            {lacks.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        {where !== null && (
          <Text size="sm" mt={4}>
            {where}
          </Text>
        )}
      </div>
      {skipReason !== null && status === 'skipped' && <Text size="sm">{t('skipped', { reason: skipReason })}</Text>}
      <WhichClip guide={guide} present={present} />
      <Answer guide={guide} present={present} />
      <Buttons guide={guide} present={present} />
      <Why step={present} />
    </section>
  );
}

function Why({ step: { step } }: { readonly step: StepProgress }) {
  const { t } = useTranslation('events');
  const { words, certainty } = step.why;
  return (
    <Text size="sm" c="dimmed" mt={8}>
      {words}
      {certainty === 'read' ? '' : ` (${t(`certainty.${certainty}`)})`}
    </Text>
  );
}

/** Of several clips of a view, on which the step is done. */
function WhichClip({ guide, present: { task } }: { readonly guide: Guide; readonly present: StepProgress }) {
  const { t } = useTranslation('protocol');
  const clip = task !== null && 'recordingId' in task ? guide.clips.find(({ id }) => id === task.recordingId) : undefined;
  const alike = clip === undefined ? [] : guide.clips.filter(({ view }) => view === clip.view);
  if (clip === undefined || alike.length < 2) return null;
  return (
    <Select
      label={t(`clipOf.${clip.view}`)}
      data={alike.map(({ id, title, originalName }) => ({ value: id, label: title || originalName }))}
      value={clip.id}
      allowDeselect={false}
      mt={6}
      onChange={(id) => {
        const chosen = alike.find((one) => one.id === id);
        if (chosen !== undefined) guide.change((now) => ({ ...now, clips: { ...now.clips, [clip.view]: chosen.id } }));
      }}
    />
  );
}

function Buttons({ guide, present }: { readonly guide: Guide; readonly present: StepProgress }) {
  const { t } = useTranslation('protocol');
  const doKeys = useKeyHint(doAction);
  const skipKeys = useKeyHint(skipAction);
  const { step, status, task } = present;
  const byHand = step.kind === 'check' && step.fact === null;
  if (guide.skipping) return <SkipForm guide={guide} stepId={step.id} />;
  const withKey = (what: string, keys: string): string => (keys === '' ? what : t('withKey', { what, keys }));
  return (
    <Group gap="xs" mt={8}>
      {/* What gets a clip stands above. */}
      {status === 'open' && task !== null && task.kind !== 'film' && (
        <Button px="sm" onClick={guide.perform} data-do={task.kind} mih={44} h="auto" py={6} styles={{ label: { whiteSpace: 'normal' } }}>
          {withKey(taskInWords(task, guide.recording.id, guide.clips), doKeys)}
        </Button>
      )}
      {status === 'open' && (
        <Button px="sm" variant="subtle" color="gray" title={withKey(t('skip'), skipKeys)} onClick={() => guide.askSkip(true)}>
          {t('skip')}
        </Button>
      )}
      {status === 'skipped' && (
        <Button px="sm" variant="default" onClick={() => guide.skip(step.id, null)}>
          {t('unskip')}
        </Button>
      )}
      {status === 'done' && byHand && (
        <Button px="sm" variant="default" onClick={() => guide.tick(step.id, false)}>
          {t('untick')}
        </Button>
      )}
      {status !== 'open' && (
        <Button px="sm" onClick={() => guide.choose(null)}>
          {t('next')}
        </Button>
      )}
    </Group>
  );
}

function SkipForm({ guide, stepId }: { readonly guide: Guide; readonly stepId: string }) {
  const { t } = useTranslation(['protocol', 'common']);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') guide.skip(stepId, reason.trim());
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') guide.askSkip(false);
      }}
    >
      <TextInput
        autoFocus
        mt={8}
        label={t('skipReason')}
        description={t('skipHint')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap="xs" mt={8}>
        <Button px="sm" type="submit" disabled={reason.trim() === ''}>
          {t('skipNow')}
        </Button>
        <Button px="sm" variant="default" onClick={() => guide.askSkip(false)}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}
