import { Button, Loader } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDetails, FormId } from '#core/clinical/form.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import { useActions, useKeyHint } from '../../ui/keymap/useActions.ts';
import { say } from '../../ui/notify.tsx';
import { printForm } from '../actions.ts';
import type { FormDraft } from '../useForm.ts';
import { type Made, PdfDialog } from './PdfDialog.tsx';
import { sheetFor } from './sheetFor.ts';

type Props = {
  readonly formId: FormId;
  /** What is being typed into it; left out where it is only read. */
  readonly kept?: Pick<FormDraft<FormDetails>, 'status' | 'flush'>;
};

const specs = [printForm];

/** What the record holds of the form, on paper. */
async function made(id: FormId): Promise<Made> {
  const form = await call('forms.get', { id });
  return call('forms.print', { id, revision: form.revision, sheet: await sheetFor(form) });
}

/** Prints a form as it is kept, by press or key; what is still being typed is written first. */
export function PrintForm({ formId, kept }: Props) {
  const { t } = useTranslation('printing');
  const hint = useKeyHint(printForm);
  const [asked, ask] = useState(false);
  const [pages, setPages] = useState<Made | null>(null);
  const state = kept?.status.kind ?? 'saved';
  const press = (): void => {
    if (asked || pages !== null) return;
    kept?.flush();
    ask(true);
  };
  useActions(specs, { [printForm.id]: press });
  useEffect(() => {
    if (!asked || state === 'waiting' || state === 'saving') return;
    if (state !== 'saved') {
      ask(false);
      say(t('notKept'));
      return;
    }
    let stale = false;
    made(formId)
      .then((ready) => {
        if (!stale) setPages(ready);
      }, reportFailure)
      .finally(() => {
        if (!stale) ask(false);
      });
    return () => {
      stale = true;
    };
  }, [asked, state, formId, t]);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        mih={36}
        // Never disabled: the focus comes back to it when the pages are closed.
        leftSection={asked ? <Loader size={18} /> : <IconPrinter size={18} aria-hidden />}
        aria-busy={asked}
        title={hint}
        onClick={press}
      >
        {t('print')}
      </Button>
      <PdfDialog made={pages} onClose={() => setPages(null)} />
    </>
  );
}
