import { ActionIcon, Button, Group, Paper, SimpleGrid, Spoiler, Stack, Text, Textarea, TextInput, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsentText, consentKinds, consentTextSchema, placeOfText } from '#core/clinical/consent/texts.ts';
import type { Output } from '#core/contract/api.ts';
import { call } from '../../../link.ts';
import { useUnsent } from '../../../ui/drafts/useUnsent.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { reportFailure } from '../../../ui/failures.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { say, sayWithUndo } from '../../../ui/notify.tsx';
import { Choice } from '../protocols/Choice.tsx';
import { useClinicTable } from './useClinicTable.ts';

type Tables = Output<'clinicTables.get'>;
type Listed = Tables['consentTexts']['value'][number];

const textOf = ({ sha256: _, ...text }: Listed): ConsentText => text;

/** Changes the texts as they are stored now. */
async function change(by: (texts: readonly ConsentText[]) => ConsentText[]): Promise<void> {
  const { revision, value } = (await call('clinicTables.get', {})).consentTexts;
  await call('clinicTables.set', { table: 'consentTexts', revision, value: by(value.map(textOf)) });
}

/** The texts that consents are given to, each under its version, and from which age a person gives them alone. */
export function ConsentTexts({ tables }: { readonly tables: Tables }) {
  const { t } = useTranslation(['recordKeeping', 'common']);
  const age = useClinicTable(tables, 'consentAge');
  const words = ({ kind, version, language }: ConsentText): string =>
    t('consent.line', { kind: t(`consent.kinds.${kind}`), version, language });
  const remove = async (text: ConsentText, at: number) => {
    const isOther = (one: ConsentText): boolean => placeOfText(one) !== placeOfText(text);
    try {
      await change((texts) => texts.filter(isOther));
      sayWithUndo(t('list.removed', { what: words(text) }), () => change((texts) => texts.filter(isOther).toSpliced(at, 0, text)));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('consent.title')}>
      <Stack>
        <Title order={2}>{t('consent.title')}</Title>
        <Text c="dimmed">{t('consent.explain')}</Text>
        {tables.consentTexts.value.map((text, at) => (
          <Paper key={placeOfText(text)} p="sm" data-text={placeOfText(text)}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={600}>{words(text)}</Text>
                <Spoiler maxHeight={60} showLabel={t('common:more')} hideLabel={t('common:close')}>
                  <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                    {text.words}
                  </Text>
                </Spoiler>
              </div>
              <Tooltip label={t('list.remove', { what: words(text) })}>
                <ActionIcon aria-label={t('list.remove', { what: words(text) })} onClick={() => void remove(textOf(text), at)}>
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          </Paper>
        ))}
        <NewText />
        <NumberField
          label={t('consent.age')}
          value={age.value}
          from={12}
          to={21}
          rangeWords={t('consent.ageRange')}
          error={age.wrong('')}
          onNumber={(years) => years !== null && age.edit(years)}
          onBlur={age.draft.flush}
        />
      </Stack>
    </Paper>
  );
}

const nothing: ConsentText = { kind: 'treatment', version: '', language: 'en', words: '' };

function NewText() {
  const { t } = useTranslation('recordKeeping');
  const [text, setText] = useUnsent('consent-text', nothing);
  const [tried, setTried] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const parsed = consentTextSchema.safeParse(text);
  const wrong = (field: keyof ConsentText): string | undefined =>
    tried && !parsed.success ? parsed.error.issues.find(({ path }) => path[0] === field)?.message : undefined;
  const add = async () => {
    setTried(true);
    setThrown(null);
    if (!parsed.success) return;
    try {
      await change((texts) => [...texts, parsed.data]);
      setText(nothing);
      setTried(false);
      say(t('consent.added'));
    } catch (failed) {
      setThrown(failed);
    }
  };
  return (
    <Stack gap="sm">
      <Title order={3}>{t('consent.add')}</Title>
      <SimpleGrid cols={3} spacing="sm">
        <Choice
          label={t('consent.kind')}
          values={consentKinds}
          words={(kind) => t(`consent.kinds.${kind}`)}
          value={text.kind}
          onChange={(kind) => setText({ ...text, kind })}
        />
        <TextInput
          label={t('consent.version')}
          value={text.version}
          error={wrong('version')}
          onChange={(event) => setText({ ...text, version: event.currentTarget.value })}
        />
        <TextInput
          label={t('consent.language')}
          value={text.language}
          error={wrong('language')}
          onChange={(event) => setText({ ...text, language: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Textarea
        label={t('consent.words')}
        description={t('consent.waits')}
        value={text.words}
        minRows={4}
        maxRows={16}
        error={wrong('words')}
        onChange={(event) => setText({ ...text, words: event.currentTarget.value })}
      />
      {thrown !== null && <FailureNotice thrown={thrown} />}
      <Group>
        <Button variant="default" onClick={() => void add()}>
          {t('consent.press')}
        </Button>
      </Group>
    </Stack>
  );
}
