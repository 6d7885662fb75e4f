import { Button, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amendment } from '#core/clinical/notes/note.ts';
import { useWho } from '../../clinical/useWho.ts';
import { WhoField } from '../../clinical/WhoField.tsx';
import { whoInWords } from '../../clinical/whoWords.ts';
import { call } from '../../link.ts';
import { readKey } from '../../ui/data/reads.ts';
import { useUnsent } from '../../ui/drafts/useUnsent.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { say } from '../../ui/notify.tsx';
import { timeOf } from '../../ui/words.ts';
import classes from './Notes.module.css';

type Props = { readonly visitId: string; readonly amendments: readonly Amendment[] };

/** What was added below a signed visit, oldest first, and the next one. */
export function Amendments({ visitId, amendments }: Props) {
  const { t } = useTranslation('notes');
  return (
    <Stack gap="lg">
      <Paper p="lg" component="section" aria-label={t('amend.title')}>
        <Stack>
          <Title order={2}>{t('amend.title')}</Title>
          {amendments.length === 0 && <Text>{t('amend.none')}</Text>}
          {amendments.map(({ by, at, text, reason, sha256 }, n) => (
            <article key={sha256} aria-label={t('amend.number', { number: n + 1 })}>
              <Title order={3}>{t('amend.number', { number: n + 1 })}</Title>
              <Text size="sm" c="dimmed">
                {t('amend.by', { who: whoInWords(by), at: timeOf(at) })}
              </Text>
              <Text className={classes['text']}>{text}</Text>
              <Text size="sm" className={classes['text']}>
                {t('amend.why', { reason })}
              </Text>
            </article>
          ))}
        </Stack>
      </Paper>
      <AmendForm visitId={visitId} after={amendments.length} />
    </Stack>
  );
}

const nothing = { text: '', reason: '' };

function AmendForm({ visitId, after }: { readonly visitId: string; readonly after: number }) {
  const { t } = useTranslation('notes');
  const client = useQueryClient();
  const who = useWho();
  const [typed, setTyped] = useUnsent(`amendment:${visitId}`, nothing);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const { by } = who;
  const { text, reason } = typed;

  const add = async () => {
    setTried(true);
    if (by === null || text.trim() === '' || reason.trim() === '' || busy) return;
    setBusy(true);
    setThrown(null);
    try {
      const signed = await call('visits.amend', { id: visitId, by, text, reason, after });
      client.setQueryData(readKey('visits.signing', { id: visitId }), signed);
      setTyped(nothing);
      setTried(false);
      say(t('amend.added'));
    } catch (failed) {
      setThrown(failed);
      await client.invalidateQueries({ queryKey: ['visits.signing'] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('amend.add')}>
      <Stack>
        <Title order={2}>{t('amend.add')}</Title>
        <Text size="sm" c="dimmed">
          {t('amend.explain')}
        </Text>
        <Textarea
          label={t('amend.text')}
          value={text}
          minRows={3}
          maxRows={16}
          maxLength={20000}
          error={tried && text.trim() === '' ? t('amend.textNeeded') : undefined}
          onChange={(event) => setTyped({ ...typed, text: event.currentTarget.value })}
        />
        <Textarea
          label={t('amend.reason')}
          value={reason}
          maxRows={6}
          maxLength={2000}
          error={tried && reason.trim() === '' ? t('amend.reasonNeeded') : undefined}
          onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })}
        />
        <WhoField who={who} label={t('amend.by2')} />
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Button loading={busy} disabled={by === null} onClick={() => void add()}>
          {t('amend.press')}
        </Button>
      </Stack>
    </Paper>
  );
}
