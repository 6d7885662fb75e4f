import { Button, List, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ErasurePreview } from '#core/clinical/retention/schema.ts';
import type { Patient } from '#core/domain/patient.ts';
import { useWho } from '../../clinical/useWho.ts';
import { WhoField } from '../../clinical/WhoField.tsx';
import { call } from '../../link.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { say } from '../../ui/notify.tsx';
import { dayInWords } from '../../ui/words.ts';
import { Choice } from '../settings/protocols/Choice.tsx';

/** `merged` is the program's own reason. */
const reasons = ['erasure-asked-for', 'consent-withdrawn', 'retention-ended', 'entered-in-error'] as const;

/** What goes and what stays; why, by whom, and the family name typed before it is done. */
export function EraseForm({ patient, preview }: { readonly patient: Patient; readonly preview: ErasurePreview }) {
  const { t } = useTranslation('merging');
  const client = useQueryClient();
  const [, go] = useLocation();
  const who = useWho();
  const [reason, setReason] = useState<(typeof reasons)[number]>('erasure-asked-for');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const { by } = who;
  const confirmed = typed.trim() === patient.familyName;

  const erase = async () => {
    if (by === null) return;
    setBusy(true);
    setThrown(null);
    try {
      const left = await call('patients.erase', { patientId: patient.id, revision: preview.revision, familyName: typed, reason, by });
      say(left.patient === null ? t('erase.doneWhole') : t('erase.donePart'));
      go('/');
    } catch (failed) {
      setThrown(failed);
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['patients.erasePreview'] });
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('erase.what')}>
      <Stack>
        <Title order={2}>{t('erase.what')}</Title>
        <Fates preview={preview} />
        <Text>{preview.whole ? t('erase.whole') : t('erase.part')}</Text>
        <SimpleGrid cols={2}>
          <Choice label={t('erase.why')} values={reasons} words={(one) => t(`erase.whys.${one}`)} value={reason} onChange={setReason} />
          <WhoField who={who} label={t('erase.by')} />
        </SimpleGrid>
        <TextInput
          label={t('erase.type', { name: patient.familyName })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Text size="sm">{t('erase.final')}</Text>
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Button
          color="red"
          loading={busy}
          disabled={!confirmed || by === null}
          leftSection={<IconEraser size={20} aria-hidden />}
          onClick={() => void erase()}
        >
          {t('erase.press')}
        </Button>
      </Stack>
    </Paper>
  );
}

function Fates({ preview: { lines } }: { readonly preview: ErasurePreview }) {
  const { t } = useTranslation(['merging', 'recordKeeping']);
  const inWords = ({ recordType, count, reason, until }: ErasurePreview['lines'][number]): string => {
    const what = t('erase.line', { what: t(`recordKeeping:retention.types.${recordType}`), count });
    if (reason === null) return what;
    const why = t(`erase.reasons.${reason}`);
    return `${what}: ${until === null ? why : t('erase.until', { why, day: dayInWords(until) })}`;
  };
  const of = (fate: 'remove' | 'keep') => lines.filter((line) => line.fate === fate).map(inWords);
  const [removed, kept] = [of('remove'), of('keep')];
  return (
    <SimpleGrid cols={2}>
      <div data-fate="remove">
        <Title order={3}>{t('erase.removed')}</Title>
        {removed.length === 0 ? <Text c="dimmed">{t('erase.noneRemoved')}</Text> : <Lines all={removed} />}
      </div>
      {kept.length > 0 && (
        <div data-fate="keep">
          <Title order={3}>{t('erase.kept')}</Title>
          <Lines all={kept} />
        </div>
      )}
    </SimpleGrid>
  );
}

function Lines({ all }: { readonly all: readonly string[] }) {
  return (
    <List>
      {all.map((words) => (
        <List.Item key={words}>{words}</List.Item>
      ))}
    </List>
  );
}
