import { ActionIcon, Badge, Paper, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Form, type FormOf, isKind } from '#core/clinical/form.ts';
import type { CourseSummary } from '#core/clinical/stored.ts';
import type { Visit } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { timeOf } from '../../ui/words.ts';
import { type TreatmentKind, treatmentKinds } from './actions.ts';
import { ManualForm } from './ManualForm.tsx';
import { PairingForm } from './PairingForm.tsx';
import { ShockwaveForm } from './ShockwaveForm.tsx';
import { summaryOf } from './summaries.ts';
import { TapingForm } from './TapingForm.tsx';
import classes from './Treatment.module.css';

type TreatmentForm = FormOf<TreatmentKind>;
export const isTreatment = (form: Form): form is TreatmentForm => treatmentKinds.some(({ kind }) => isKind(form, kind));

type Props = {
  readonly visit: Visit;
  readonly forms: readonly Form[];
  readonly courses: readonly CourseSummary[];
  readonly opened: string | null;
  /** The one that was begun last, whose first field is waited for. */
  readonly begun: string | null;
  readonly onOpen: (formId: string | null) => void;
};

/** The treatments of a visit in the order they were begun; one is open at a time. */
export function TreatmentList({ visit, forms, courses, opened, begun, onOpen }: Props) {
  const { t } = useTranslation('treatment');
  const treatments = forms.filter(isTreatment);
  return (
    <section aria-label={t('list.title')}>
      <Title order={2} size="h3" mb="xs">
        {t('list.title')}
      </Title>
      {treatments.length === 0 && <Text c="dimmed">{t('list.empty')}</Text>}
      <Stack gap="sm">
        {treatments.map((form) => (
          <Treatment
            key={form.id}
            form={form}
            opened={opened === form.id}
            begun={begun === form.id}
            onOpen={() => onOpen(opened === form.id ? null : form.id)}
          >
            <Body form={form} forms={forms} visit={visit} courses={courses} />
          </Treatment>
        ))}
      </Stack>
    </section>
  );
}

type TreatmentProps = {
  readonly form: TreatmentForm;
  readonly opened: boolean;
  readonly begun: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
};

function Treatment({ form, opened, begun, onOpen, children }: TreatmentProps) {
  const { t } = useTranslation(['treatment', 'clinical']);
  const { id, details, locked, judgement } = form;
  const kind = t(`clinical:forms.${details.kind}`);
  const points = judgement.unsettled.length;
  const card = useRef<HTMLElement>(null);
  // Begun in one press: the next key goes into its first field.
  useEffect(() => {
    if (!begun) return;
    card.current?.scrollIntoView({ block: 'start' });
    card.current?.querySelector<HTMLElement>('fieldset :is(input, select)')?.focus({ preventScroll: true });
  }, [begun]);
  const remove = async (): Promise<void> => {
    try {
      await call('forms.remove', { id });
      sayWithUndo(t('list.removed', { what: kind }), () => call('forms.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <Paper p="md" component="article" aria-label={kind} ref={card} data-form={id}>
      <div className={classes['head']}>
        <button type="button" className={classes['open']} aria-expanded={opened} onClick={onOpen}>
          <Chevron size={18} aria-hidden />
          <span className={classes['kind']}>{kind}</span>
          <span>{summaryOf(details)}</span>
          <Text span size="sm" c="dimmed">
            {timeOf(form.createdAt)}
          </Text>
        </button>
        {details.kind !== 'cause-and-effect' && (
          <Badge color={points > 0 ? 'orange' : 'pine'} variant="light" size="lg" tt="none">
            {points > 0 ? t('list.points', { count: points }) : t('list.settled')}
          </Badge>
        )}
        {locked && (
          <Badge color="gray" variant="light" size="lg" tt="none">
            {t('list.signed')}
          </Badge>
        )}
        {!locked && (
          <Tooltip label={t('list.remove', { what: kind })}>
            <ActionIcon aria-label={t('list.remove', { what: kind })} onClick={() => void remove()}>
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {opened && children}
    </Paper>
  );
}

type BodyProps = Pick<Props, 'forms' | 'visit' | 'courses'> & { readonly form: TreatmentForm };

function Body({ form, forms, visit, courses }: BodyProps) {
  if (isKind(form, 'shockwave')) {
    const { courseId } = form.details;
    return <ShockwaveForm form={form} course={courses.find(({ id }) => id === courseId)} />;
  }
  if (isKind(form, 'taping')) return <TapingForm form={form} />;
  if (isKind(form, 'manual-release')) return <ManualForm form={form} />;
  if (isKind(form, 'cause-and-effect')) return <PairingForm form={form} forms={forms} visit={visit} />;
  return null;
}
