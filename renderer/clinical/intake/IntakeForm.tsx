import { Group, Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Intake, type IntakeSection, intakeSections } from '#core/clinical/intake/intake.ts';
import { DraftBadge } from '../../ui/drafts/DraftBadge.tsx';
import { dateOf } from '../../ui/words.ts';
import { FormNotice } from '../FormNotice.tsx';
import { PrintForm } from '../printing/PrintForm.tsx';
import { useForm } from '../useForm.ts';
import classes from './Intake.module.css';
import { besideOf, type IntakeForm as StoredIntake } from './lastIntake.ts';
import { SectionCard } from './SectionCard.tsx';
import { SectionList } from './SectionList.tsx';
import { goToSection } from './sectionHeadings.ts';

type Props = {
  readonly form: StoredIntake;
  /** The intake before this one; null where there is none. */
  readonly last: StoredIntake | null;
  /** Begun just now on this screen: the keys go to its first section. */
  readonly begun: boolean;
};

/** The intake as one form that scrolls, with a list of its sections beside it. */
export function IntakeForm({ form, last, begun }: Props) {
  const { t } = useTranslation('intake');
  const draft = useForm(form, form.details);
  const { intake } = draft.details;
  const current = useRef(draft);
  useEffect(() => {
    current.current = draft;
  });
  useEffect(() => {
    if (begun) goToSection(intakeSections[0] ?? 'complaint');
  }, [begun]);
  const { episodeId, locked } = form;
  const beside = useMemo(() => besideOf(last, episodeId), [last, episodeId]);
  const onSection = useCallback(
    (name: IntakeSection, section: unknown): void => {
      // A figure has no disabled state of its own.
      if (locked) return;
      const { details, edit } = current.current;
      const next: Intake = { ...details.intake, [name]: section };
      const changed = { ...details, intake: next };
      // A second change before the next drawing builds on the first.
      current.current = { ...current.current, details: changed };
      edit(changed);
    },
    [locked],
  );
  const onLeave = useCallback((): void => current.current.flush(), []);
  return (
    <div className={classes['columns']}>
      <SectionList intake={intake} />
      <Stack gap="md">
        <Group justify="space-between">
          <Text c="dimmed">{last === null ? '' : t('again', { day: dateOf(last.createdAt) })}</Text>
          <Group gap="sm">
            <DraftBadge status={draft.status} />
            <PrintForm formId={form.id} kept={draft} />
          </Group>
        </Group>
        <FormNotice form={draft} locked={form.locked} />
        <fieldset className={classes['fields']} disabled={form.locked} aria-label={t('start.title')} data-form={form.id}>
          <Stack gap="md">
            {intakeSections.map((name) => (
              <SectionCard key={name} name={name} section={intake[name]} beside={beside} onSection={onSection} onLeave={onLeave} />
            ))}
          </Stack>
        </fieldset>
      </Stack>
    </div>
  );
}
