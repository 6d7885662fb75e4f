import { Button, Group, Stack, Textarea, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '#core/clinical/consent/record.ts';
import type { Patient } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { leaves, useFocusFirst } from '../inlineForm.ts';
import { purposeWords } from './consentWords.ts';
import { isNamed, WhoSays, whoSpeaks } from './WhoSays.tsx';

type Props = { readonly patient: Patient; readonly consent: Consent; readonly consentAge: number; readonly onDone: () => void };

/** Takes one consent back: who says so, and why where somebody wants to say it. */
export function WithdrawForm({ patient, consent, consentAge, onDone }: Props) {
  const { t } = useTranslation(['consents', 'common']);
  const form = useFocusFirst(true);
  const [by, setBy] = useState(whoSpeaks(patient.birthDate, consentAge));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || !isNamed(by)) return;
    setBusy(true);
    setThrown(null);
    try {
      await call('consents.withdraw', { id: consent.id, by, reason });
      onDone();
    } catch (failure) {
      setThrown(failure);
      setBusy(false);
    }
  };
  const title = t('form.withdrawn', { kind: t(`kinds.${consent.kind}`), purpose: purposeWords(consent) });
  return (
    <form
      ref={form}
      aria-label={title}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => leaves(event) && onDone()}
    >
      <Stack gap="sm" py="sm">
        <Title order={4}>{title}</Title>
        <WhoSays by={by} onBy={setBy} birthDate={patient.birthDate} consentAge={consentAge} nameless={tried} />
        <Textarea label={t('form.reason')} value={reason} maxLength={20000} onChange={(event) => setReason(event.currentTarget.value)} />
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Group>
          <Button type="submit" loading={busy} color="red">
            {t('form.record.withdrawn')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
