import { Blockquote, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentText } from '#core/clinical/consent/texts.ts';
import type { Input, Output } from '#core/contract/api.ts';
import type { Patient } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { leaves, useFocusFirst } from '../inlineForm.ts';
import { ClipScope, chosenScope, type ScopeChoice } from './ClipScope.tsx';
import { purposeWords } from './consentWords.ts';
import type { Asked } from './standings.ts';
import { isNamed, WhoSays, whoSpeaks } from './WhoSays.tsx';

type Props = {
  readonly patient: Patient;
  readonly asked: Asked;
  readonly decision: 'given' | 'refused';
  readonly texts: readonly ConsentText[];
  readonly consentAge: number;
  readonly visits: Output<'visits.list'>;
  /** The clip that consent is asked for; null where it is asked for in general. */
  readonly clip: Recording | null;
  readonly onDone: () => void;
};

const nameOf = ({ version, language }: ConsentText): string => `${version}|${language}`;

/** Gives or refuses one thing: the text that is read, who says so, for the use of video which clips, and one button. */
export function ConsentForm({ patient, asked, decision, texts, consentAge, visits, clip, onDone }: Props) {
  const { t } = useTranslation(['consents', 'common']);
  const form = useFocusFirst(true);
  const offered = texts.filter(({ kind }) => kind === asked.kind);
  const [textName, setTextName] = useState<string | null>(null);
  const [by, setBy] = useState(whoSpeaks(patient.birthDate, consentAge));
  const [choice, setChoice] = useState<ScopeChoice>({
    clips: 'all',
    visitId: clip?.visitId ?? visits[0]?.id ?? null,
    recordingIds: clip === null ? [] : [clip.id],
  });
  const [words, setWords] = useState('');
  const [witness, setWitness] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  // The clinic adds its texts below the delivered ones: the last is the one in use.
  const text = offered.find((one) => nameOf(one) === textName) ?? offered.at(-1) ?? null;
  const scope = chosenScope(choice);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || text === null || !isNamed(by) || (asked.kind === 'video-use' && scope === null)) return;
    const { version, language } = text;
    const said = { patientId: patient.id, decision, by, text: { version, language }, witness };
    const given: Input<'consents.give'> | null =
      asked.kind !== 'video-use' ? { ...asked, ...said, scope: words } : scope === null ? null : { ...asked, ...said, scope };
    if (given === null) return;
    setBusy(true);
    setThrown(null);
    try {
      await call('consents.give', given);
      onDone();
    } catch (failure) {
      setThrown(failure);
      setBusy(false);
    }
  };
  const title = t(`form.${decision}`, { kind: t(`kinds.${asked.kind}`), purpose: purposeWords(asked) });
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
        {offered.length > 1 && (
          <Select
            label={t('form.textChoice')}
            data={offered.map((one) => ({ value: nameOf(one), label: t('form.textName', one) }))}
            value={text === null ? null : nameOf(text)}
            onChange={setTextName}
          />
        )}
        {text === null ? (
          <Text c="var(--mantine-color-error)">{t('form.noText')}</Text>
        ) : (
          <Blockquote
            p="sm"
            m={0}
            cite={`${t('form.text')}: ${t('form.textName', text)}`}
            styles={{ cite: { opacity: 1, color: 'var(--mantine-color-text)' } }}
            style={{ whiteSpace: 'pre-wrap' }}
          >
            {text.words}
          </Blockquote>
        )}
        <WhoSays by={by} onBy={setBy} birthDate={patient.birthDate} consentAge={consentAge} nameless={tried} />
        {asked.kind === 'video-use' ? (
          <ClipScope visits={visits} choice={choice} onChoice={setChoice} />
        ) : (
          <TextInput
            label={t('form.scope')}
            placeholder={t(`form.scopeExample.${asked.kind}`)}
            value={words}
            autoComplete="off"
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('form.witness')}
          value={witness}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setWitness(event.currentTarget.value)}
        />
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Group>
          <Button type="submit" loading={busy} disabled={text === null} color={decision === 'refused' ? 'gray' : 'pine'}>
            {t(`form.record.${decision}`)}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
