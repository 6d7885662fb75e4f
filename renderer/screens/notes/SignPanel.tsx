import { Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '#core/clinical/form.ts';
import type { Soap } from '#core/clinical/notes/note.ts';
import type { VisitSigning } from '#core/clinical/signed.ts';
import { useWho } from '../../clinical/useWho.ts';
import { WhoField } from '../../clinical/WhoField.tsx';
import { whoInWords } from '../../clinical/whoWords.ts';
import { call } from '../../link.ts';
import { readKey } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { say } from '../../ui/notify.tsx';
import { ToSign } from './ToSign.tsx';

type Props = {
  readonly visitId: string;
  readonly forms: readonly Form[];
  readonly content: Soap;
  readonly signing: Extract<VisitSigning, { state: 'draft' }>;
  /** Whether all that was typed is stored. */
  readonly saved: boolean;
};

/** What would be signed and by whom; one confirmation, then it is. */
export function SignPanel({ visitId, forms, content, signing, saved }: Props) {
  const { t } = useTranslation(['notes', 'common']);
  const client = useQueryClient();
  const who = useWho();
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const { by } = who;

  const sign = async () => {
    if (by === null) return;
    setBusy(true);
    setThrown(null);
    try {
      const signed = await call('visits.sign', { id: visitId, by, sha256: signing.sha256 });
      client.setQueryData(readKey('visits.signing', { id: visitId }), signed);
      say(t('sign.done'));
    } catch (failed) {
      ask(false);
      setThrown(failed);
      // What is there now is shown before it is signed.
      await client.invalidateQueries({ queryKey: ['visits.signing'] });
    } finally {
      setBusy(false);
    }
  };
  const ready = saved && by !== null && signing.obstacles.length === 0;
  return (
    <Paper p="lg" component="section" aria-label={t('sign.title')}>
      <Stack>
        <Title order={2}>{t('sign.title')}</Title>
        <ToSign visitId={visitId} forms={forms} content={content} obstacles={signing.obstacles} />
        <WhoField who={who} label={t('sign.by')} />
        {thrown !== null && <FailureNotice thrown={thrown} />}
        {!saved && <Text size="sm">{t('sign.notSaved')}</Text>}
        <Button leftSection={<IconSignature size={20} aria-hidden />} disabled={!ready} onClick={() => ask(true)}>
          {t('sign.press')}
        </Button>
      </Stack>
      <Modal
        opened={asking}
        onClose={() => ask(false)}
        title={t('sign.confirm.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          {by !== null && <Text>{t('sign.confirm.who', { who: whoInWords(by) })}</Text>}
          <Text>{t('sign.confirm.forms', { count: forms.length })}</Text>
          <Text>{t('sign.confirm.after')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => ask(false)}>
              {t('common:cancel')}
            </Button>
            <Button loading={busy} disabled={!ready} data-autofocus onClick={() => void sign()}>
              {t('sign.confirm.yes')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Paper>
  );
}
