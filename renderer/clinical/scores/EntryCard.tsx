import { ActionIcon, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { outcomeOf } from '#core/clinical/formDerived.ts';
import { entryBefore, type OutcomeForm, otherLeg, type symptomSides } from '#core/clinical/outcomeHistory.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import type { TextPack } from '#core/clinical/outcomes/textPack.ts';
import type { ThresholdOverride } from '#core/clinical/outcomes/thresholds.ts';
import type { Patient } from '#core/domain/patient.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { DraftBadge } from '../../ui/drafts/DraftBadge.tsx';
import { FormNotice } from '../FormNotice.tsx';
import { PrintForm } from '../printing/PrintForm.tsx';
import { useForm } from '../useForm.ts';
import { ChangePanel } from './ChangePanel.tsx';
import { EntryFields } from './EntryFields.tsx';
import { Labelled } from './fields/Labelled.tsx';
import { HopGateNotice } from './HopGateNotice.tsx';
import { PackNote } from './PackNote.tsx';
import { RetestField } from './RetestField.tsx';
import { ScorePanel } from './ScorePanel.tsx';
import classes from './Scores.module.css';
import { SymmetryPanel } from './SymmetryPanel.tsx';
import { valueWords } from './scoreWords.ts';

type Props = {
  readonly form: OutcomeForm;
  readonly patient: Patient;
  /** All outcome forms of the patient. */
  readonly all: readonly OutcomeForm[];
  readonly symptoms: ReturnType<typeof symptomSides>;
  readonly packs: readonly TextPack[];
  readonly overrides: readonly ThresholdOverride[];
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onRemove: () => void;
};

/** One measure of the visit: a line with its first number, which opens into its fields. */
export function EntryCard(props: Props) {
  const { form, opened, onOpen, onRemove } = props;
  const { t } = useTranslation(['scores', 'clinical']);
  const { instrument, side } = form.details.entry;
  const what = { name: t(`clinical:instruments.${instrument}`), side: t(`clinical:sides.${side}`) };
  const [first] = form.derived.measures;
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <Paper p="md" component="article" aria-label={`${what.name}, ${what.side}`} data-instrument={instrument} data-side={side}>
      <Group justify="space-between" wrap="nowrap">
        <UnstyledButton
          flex={1}
          mih={44}
          aria-expanded={opened}
          aria-label={t(opened ? 'fold' : 'open', what)}
          onClick={() => onOpen(!opened)}
        >
          <Group gap="xs">
            <Chevron size={20} aria-hidden />
            <Title order={2} size="h3">
              {what.name}
            </Title>
            <Text c="dimmed">{what.side}</Text>
            {!opened && (
              <Text fw={600}>
                {first === undefined || first.value === null ? t('score.incomplete') : valueWords(first.value, first.unit)}
              </Text>
            )}
          </Group>
        </UnstyledButton>
        {!form.locked && (
          <ActionIcon aria-label={t('remove', what)} onClick={onRemove}>
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {opened && <OpenEntry key={form.id} {...props} />}
    </Paper>
  );
}

function OpenEntry({ form, patient, all, symptoms, packs, overrides }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const draft = useForm(form, form.details);
  const { details, edit, flush } = draft;
  const { entry, decisions } = details;
  const { sides } = instrumentOf(entry.instrument);
  const now: OutcomeForm = { ...form, details };
  const before = entryBefore(now, all);
  const other = otherLeg(now, all);
  const pack = packs.find(({ instrument }) => instrument === entry.instrument) ?? null;
  const gate = form.judgement.results.find(({ verdict }) => verdict === 'block');
  return (
    <Stack gap="md" mt="sm">
      <Group justify="flex-end">
        <PrintForm formId={form.id} kept={draft} />
      </Group>
      <FormNotice form={draft} locked={form.locked} />
      {gate !== undefined && (
        <HopGateNotice
          result={gate}
          unsettled={form.judgement.unsettled.includes(gate.ruleId)}
          decisions={decisions}
          onDecide={(decision) => {
            edit({ ...details, decisions: [...decisions, decision] });
            flush();
          }}
        />
      )}
      <div className={classes['columns']}>
        <fieldset className={classes['fields']} disabled={form.locked} data-form={form.id}>
          <legend className={classes['hidden']}>{t(`clinical:instruments.${entry.instrument}`)}</legend>
          <Stack gap="sm">
            <Group align="flex-start">
              <Labelled
                label={t('clinical:side')}
                values={sides}
                words={(side) => t(`clinical:sides.${side}`)}
                value={entry.side}
                onChoose={(side) => edit({ ...details, entry: { ...entry, side } })}
              />
              <DayInput
                label={t('measuredOn')}
                value={entry.measuredOn}
                onChange={(day) => day !== null && edit({ ...details, entry: { ...entry, measuredOn: day } })}
                onBlur={flush}
              />
              <RetestField
                measuredOn={entry.measuredOn}
                value={details.retestDue}
                onChange={(retestDue) => edit({ ...details, retestDue })}
                onLeave={flush}
              />
              <DraftBadge status={draft.status} />
            </Group>
            <PackNote instrument={entry.instrument} pack={pack} />
            <EntryFields
              entry={entry}
              patient={patient}
              pack={pack}
              onEntry={(next) => edit({ ...details, entry: next })}
              onLeave={flush}
            />
          </Stack>
        </fieldset>
        <Stack gap="lg" className={classes['beside'] ?? ''}>
          <ScorePanel entry={entry} />
          <ChangePanel entry={entry} before={before === null ? null : outcomeOf(before)} overrides={overrides} />
          {!sides.includes('bilateral') && (
            <SymmetryPanel entry={entry} other={other === null ? null : outcomeOf(other)} symptoms={symptoms} />
          )}
        </Stack>
      </div>
    </Stack>
  );
}
