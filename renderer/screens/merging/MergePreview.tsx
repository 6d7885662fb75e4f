import { Button, Group, List, Paper, Radio, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowMerge, IconArrowsLeftRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { MergePreview as Preview } from '#core/domain/merge.ts';
import type { Patient, PatientDetails } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { sayWithUndo } from '../../ui/notify.tsx';
import { dateOf, dayInWords, fullName } from '../../ui/words.ts';
import { type Choices, type Chosen, detailsFrom, type Field, proposedChoice } from './choices.ts';
import classes from './Merging.module.css';

const kinds = [
  'visits',
  'recordings',
  'forms',
  'episodes',
  'courses',
  'consents',
  'comparisons',
  'redFlagDeeds',
  'plans',
  'diaryDays',
  'runs',
  'shoes',
] as const;

/** Two records side by side: each detail chosen, what moves named, then merged with undo. */
export function MergePreview({ keepId, mergeId }: { readonly keepId: string; readonly mergeId: string }) {
  const preview = useRead('patients.mergePreview', { keep: keepId, merge: mergeId });
  if (preview.isError) return <FailureNotice thrown={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton height={300} />;
  return <SideBySide preview={preview.data} />;
}

function SideBySide({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('merging');
  const client = useQueryClient();
  const [, go] = useLocation();
  const [choices, setChoices] = useState<Choices>({});
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const { keep, merge, fields, moves } = preview;
  const moving = kinds.filter((kind) => moves[kind] > 0);

  const run = async () => {
    setBusy(true);
    setThrown(null);
    try {
      const details = detailsFrom(preview, choices);
      const pair = { keep: keep.id, merge: merge.id, keepRevision: keep.revision, mergeRevision: merge.revision };
      const { id } = await call('patients.merge', { ...pair, details });
      sayWithUndo(t('merge.done', { name: fullName(details) }), () => call('patients.unmerge', { id }));
      go(`/patients/${keep.id}`);
    } catch (failed) {
      setThrown(failed);
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['patients.mergePreview'] });
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('merge.title')}>
      <Stack>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('merge.field')}</Table.Th>
              <Head patient={keep} words={t('merge.keep')} />
              <Head patient={merge} words={t('merge.gone')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map(({ field, state }) => (
              <Line
                key={field}
                preview={preview}
                field={field}
                same={state === 'same'}
                chosen={choices[field] ?? proposedChoice(preview, field)}
                onChosen={(chosen) => setChoices({ ...choices, [field]: chosen })}
              />
            ))}
          </Table.Tbody>
        </Table>
        <Title order={2}>{t('merge.moves')}</Title>
        {moving.length === 0 ? (
          <Text>{t('merge.movesNothing')}</Text>
        ) : (
          <List data-testid="moves">
            {moving.map((kind) => (
              <List.Item key={kind}>{t(`merge.belongings.${kind}`, { count: moves[kind] })}</List.Item>
            ))}
          </List>
        )}
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Group>
          <Button loading={busy} leftSection={<IconArrowMerge size={20} aria-hidden />} onClick={() => void run()}>
            {t('merge.press')}
          </Button>
          <Button
            component={Link}
            href={`/patients/${merge.id}/merge/${keep.id}`}
            variant="default"
            leftSection={<IconArrowsLeftRight size={20} aria-hidden />}
          >
            {t('merge.swap')}
          </Button>
          <Button component={Link} href={`/patients/${keep.id}/merge`} variant="subtle">
            {t('merge.other')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Head({ patient, words }: { readonly patient: Patient; readonly words: string }) {
  return (
    <Table.Th>
      {words}
      <Text size="sm" c="dimmed">
        {fullName(patient)}, {dateOf(patient.createdAt)}
      </Text>
    </Table.Th>
  );
}

type LineProps = {
  readonly preview: Preview;
  readonly field: Field;
  readonly same: boolean;
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
};

function Line({ preview: { keep, merge }, field, same, chosen, onChosen }: LineProps) {
  const { t } = useTranslation(['merging', 'patients']);
  const name = t(`patients:details.${field}`);
  const inWords = (details: PatientDetails): string => {
    const value = details[field];
    if (field === 'sexAtBirth') return t(`patients:details.sex.${details.sexAtBirth}`);
    if (value === null || value === '') return t('merge.empty');
    return field === 'birthDate' ? dayInWords(String(value)) : String(value);
  };
  if (same) {
    return (
      <Table.Tr>
        <Table.Th scope="row">{name}</Table.Th>
        <Table.Td colSpan={2} className={classes['value'] ?? ''}>
          {inWords(keep)}{' '}
          <Text span size="sm" c="dimmed">
            {t('merge.same')}
          </Text>
        </Table.Td>
      </Table.Tr>
    );
  }
  const radio = (which: Chosen, words: string, label: string) => (
    <Radio
      name={field}
      checked={chosen === which}
      label={<span className={classes['value']}>{words}</span>}
      aria-label={label}
      onChange={() => onChosen(which)}
    />
  );
  const canHaveBoth = field === 'notes' && keep.notes !== '' && merge.notes !== '';
  return (
    <Table.Tr data-field={field}>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>
        {radio('keep', inWords(keep), t('merge.useKeep', { field: name, value: inWords(keep) }))}
        {canHaveBoth && radio('both', t('merge.both'), t('merge.useBoth', { field: name }))}
      </Table.Td>
      <Table.Td>{radio('merge', inWords(merge), t('merge.useMerge', { field: name, value: inWords(merge) }))}</Table.Td>
    </Table.Tr>
  );
}
