import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FormDetails } from '#core/clinical/form.ts';
import { DraftNotice } from '../ui/drafts/DraftBadge.tsx';
import type { FormDraft } from './useForm.ts';

type Props<D extends FormDetails> = { readonly form: FormDraft<D>; readonly locked: boolean };

/** What stands in the way of writing a form, with the way on: signed, refused, failed or changed elsewhere. Nothing while all is well. */
export function FormNotice<D extends FormDetails>({ form, locked }: Props<D>) {
  const { t } = useTranslation('clinical');
  const { status, draft } = form;
  return (
    <>
      {locked && (
        <Alert color="gray" variant="light" icon={<IconLock aria-hidden />}>
          {t('signed')}
        </Alert>
      )}
      {status.kind === 'invalid' && (
        <Alert color="orange" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
          {t('wrong', { why: [...new Set(Object.values(status.fields))].join(' ') })}
        </Alert>
      )}
      <DraftNotice draft={draft} label={() => t('form.whole')} show={() => t('form.other')} />
    </>
  );
}
