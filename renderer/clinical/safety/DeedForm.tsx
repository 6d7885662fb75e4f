import { Alert, Button, Group, Stack, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clinician } from '#core/clinical/entry.ts';
import type { SafetyDeed } from '#core/clinical/redFlags/deed.ts';
import { call } from '../../link.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { leaves, useFocusFirst } from '../inlineForm.ts';
import { ByFields } from './ByFields.tsx';
import { useBy } from './useBy.ts';

/** Who and when, as every deed has it. */
type By = { readonly by: Clinician; readonly at: string };

type Props = {
  readonly visitId: string;
  readonly title: string;
  readonly submit: string;
  /** What is read before it is confirmed a second time; null where once is enough. */
  readonly again: string | null;
  /** What is recorded; null while something is missing. */
  readonly deed: (who: By) => SafetyDeed | null;
  /** Whether it takes the focus: not where it opens by itself. */
  readonly focus?: boolean;
  readonly onDone: () => void;
  /** The fields; `tried` says that it was sent while something was missing. */
  readonly children?: (tried: boolean, by: Clinician) => ReactNode;
};

/** Something a clinician does about a red flag: who, what, and where it weighs a second confirmation. Escape leaves it. */
export function DeedForm({ visitId, title, submit, again, deed, focus = true, onDone, children }: Props) {
  const { t } = useTranslation(['safety', 'common']);
  const form = useFocusFirst(focus);
  const who = useBy();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const by = { ...who.by, name: who.by.name.trim() };

  const send = async () => {
    setTried(true);
    const details = by.name === '' ? null : deed({ by, at: new Date().toISOString() });
    if (busy || details === null) return;
    if (again !== null && !asking) return setAsking(true);
    setBusy(true);
    setThrown(null);
    try {
      await call('safety.record', { visitId, details });
      onDone();
    } catch (failure) {
      setThrown(failure);
      setAsking(false);
      setBusy(false);
    }
  };
  return (
    <form
      ref={form}
      aria-label={title}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => leaves(event) && onDone()}
    >
      <Stack gap="sm" py="sm">
        <Title order={4}>{title}</Title>
        {!asking && children?.(tried, by)}
        {!asking && <ByFields choice={who} tried={tried} />}
        {thrown !== null && <FailureNotice thrown={thrown} />}
        {asking ? (
          <Alert color="red" variant="light" title={again}>
            <Group mt="xs">
              <Button type="submit" color="red" loading={busy}>
                {t('deed.confirm')}
              </Button>
              {/* The safe way has the focus: a second press of Enter confirms nothing. */}
              <Button variant="default" autoFocus onClick={() => setAsking(false)}>
                {t('deed.back')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <Group>
            <Button type="submit" loading={busy}>
              {again === null ? submit : t('deed.next')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('common:cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
