import { Alert, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form, FormDetails } from '#core/clinical/form.ts';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import { PrintForm } from '../printing/PrintForm.tsx';
import type { FormDraft } from '../useForm.ts';
import { summaryOf } from './summaries.ts';
import classes from './Treatment.module.css';

type Props<D extends FormDetails> = {
  readonly form: Form;
  readonly kept: FormDraft<D>;
  /** What a signature locks. */
  readonly children: ReactNode;
  /** What can still be entered when the visit is signed, and what is only read. */
  readonly after?: ReactNode;
};

/** The fields of one treatment with whether they are written, and what stands in the way of that. */
export function FormFrame<D extends FormDetails>({ form, kept, children, after }: Props<D>) {
  const { t } = useTranslation('treatment');
  const { status, draft, flush } = kept;
  return (
    <Stack gap="sm" onBlur={flush}>
      <Group justify="flex-end">
        <DraftBadge status={status} />
        <PrintForm formId={form.id} kept={kept} />
      </Group>
      <DraftNotice draft={draft} label={() => t('list.thisForm')} show={(_, value) => summaryOf(value as FormDetails)} />
      {status.kind === 'invalid' && (
        <Alert color="red" variant="light" role="alert" title={t('form.wrong')}>
          {Object.entries(status.fields).map(([path, words]) => (
            <Text key={path}>{words}</Text>
          ))}
        </Alert>
      )}
      <fieldset className={classes['fields']} disabled={form.locked}>
        {children}
      </fieldset>
      {after}
    </Stack>
  );
}
