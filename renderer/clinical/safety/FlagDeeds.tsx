import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#core/clinical/calendar.ts';
import type { AnswerKey } from '#core/clinical/redFlags/condition.ts';
import { emergencyActions, referralFindings } from '#core/clinical/redFlags/flagEvent.ts';
import type { FlagRecord } from '#core/clinical/redFlags/flagStatus.ts';
import { isBlocking, urgencies } from '#core/clinical/redFlags/level.ts';
import { typedReason } from '#core/clinical/redFlags/screening.ts';
import { today } from '../../ui/birthDate.ts';
import { DayField } from '../../ui/DayField.tsx';
import { DeedForm } from './DeedForm.tsx';
import { conditionOf } from './itemWords.ts';

export type FlagDeedProps = {
  readonly visitId: string;
  readonly record: FlagRecord;
  /** The answers "yes" that the flag rests on now. */
  readonly answers: readonly AnswerKey[];
  /** Whether it takes the focus: not where it opens by itself. */
  readonly focus?: boolean;
  readonly onDone: () => void;
};

/** What was done about an emergency. */
export function EmergencyForm({ visitId, record: { flag }, focus = true, onDone }: FlagDeedProps) {
  const { t } = useTranslation('safety');
  const [action, setAction] = useState<(typeof emergencyActions)[number]>('call-made');
  const [words, setWords] = useState('');
  const wanting = action === 'assessed' && words.trim().length < 10;
  const title = t('flag.do.emergency-action');
  return (
    <DeedForm
      visitId={visitId}
      title={t('flag.doOf', { what: title, condition: conditionOf(flag.item) })}
      submit={title}
      again={null}
      focus={focus}
      onDone={onDone}
      deed={(who) =>
        wanting ? null : { deed: 'event', event: { kind: 'emergency-action', flagId: flag.id, ...who, action, words: words.trim() } }
      }
    >
      {(tried) => (
        <>
          <Radio.Group
            label={t('deed.action')}
            value={action}
            onChange={(value) => setAction(emergencyActions.find((one) => one === value) ?? action)}
          >
            <Stack gap={6} mt="xs">
              {emergencyActions.map((one) => (
                <Radio key={one} value={one} label={t(`deed.actions.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('deed.words')}
            value={words}
            error={tried && wanting ? t('deed.wordsNeeded') : undefined}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
    </DeedForm>
  );
}

/** Notes that somebody has read a caution. */
export function AcknowledgeForm({ visitId, record: { flag }, onDone }: FlagDeedProps) {
  const { t } = useTranslation('safety');
  const title = t('flag.do.acknowledged');
  return (
    <DeedForm
      visitId={visitId}
      title={t('flag.doOf', { what: title, condition: conditionOf(flag.item) })}
      submit={title}
      again={null}
      onDone={onDone}
      deed={(who) => ({ deed: 'event', event: { kind: 'acknowledged', flagId: flag.id, ...who } })}
    />
  );
}

/** Days until an outcome is expected, at first. */
const dueIn = { now: 1, 'same-day': 1, 'within-2-weeks': 14, routine: 28 } as const;

/** To whom the patient is referred, how soon, and by when an outcome is expected. */
export function ReferralForm({ visitId, record: { flag }, onDone }: FlagDeedProps) {
  const { t } = useTranslation('safety');
  const [to, setTo] = useState('');
  const [urgency, setUrgency] = useState(flag.urgency);
  const [due, setDue] = useState<string | null>(null);
  const outcomeDue = due ?? addDays(today(), dueIn[urgency]);
  const title = t('flag.do.referral-made');
  return (
    <DeedForm
      visitId={visitId}
      title={t('flag.doOf', { what: title, condition: conditionOf(flag.item) })}
      submit={title}
      again={null}
      onDone={onDone}
      deed={(who) =>
        to.trim() === '' || outcomeDue === ''
          ? null
          : { deed: 'event', event: { kind: 'referral-made', flagId: flag.id, ...who, to: to.trim(), urgency, outcomeDue } }
      }
    >
      {(tried) => (
        <>
          <TextInput
            label={t('deed.to')}
            value={to}
            maxLength={200}
            autoComplete="off"
            error={tried && to.trim() === '' ? t('deed.toNeeded') : undefined}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Select
            label={t('deed.howSoon')}
            data={urgencies.map((one) => ({ value: one, label: t(`urgencies.${one}`) }))}
            value={urgency}
            onChange={(value) => setUrgency(urgencies.find((one) => one === value) ?? urgency)}
          />
          <DayField
            mayCome
            label={t('deed.due')}
            value={outcomeDue === '' ? null : outcomeDue}
            error={outcomeDue === '' ? t('deed.dueNeeded') : undefined}
            onDay={(day) => setDue(day ?? '')}
          />
        </>
      )}
    </DeedForm>
  );
}

/** What became of a referral. */
export function OutcomeForm({ visitId, record: { flag }, answers, onDone }: FlagDeedProps) {
  const { t } = useTranslation('safety');
  const [finding, setFinding] = useState<(typeof referralFindings)[number] | null>(null);
  const [words, setWords] = useState('');
  const title = t('flag.do.outcome-entered');
  return (
    <DeedForm
      visitId={visitId}
      title={t('flag.doOf', { what: title, condition: conditionOf(flag.item) })}
      submit={title}
      again={null}
      onDone={onDone}
      deed={(who) =>
        finding === null
          ? null
          : { deed: 'event', event: { kind: 'outcome-entered', flagId: flag.id, ...who, finding, words, answers: [...answers] } }
      }
    >
      {(tried) => (
        <>
          <Radio.Group
            label={t('deed.finding')}
            value={finding}
            error={tried && finding === null ? t('deed.finding') : undefined}
            onChange={(value) => setFinding(referralFindings.find((one) => one === value) ?? null)}
          >
            <Stack gap={6} mt="xs">
              {referralFindings.map((one) => (
                <Radio key={one} value={one} label={t(`flag.findings.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea label={t('deed.words')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        </>
      )}
    </DeedForm>
  );
}

/** Closes a flag with a reason; what holds treatment up is asked a second time. */
export function ClearForm({ visitId, record: { flag }, answers, onDone }: FlagDeedProps) {
  const { t } = useTranslation('safety');
  const [reason, setReason] = useState('');
  const enough = typedReason.safeParse(reason).success;
  const condition = conditionOf(flag.item);
  const blocking = isBlocking(flag.level);
  const title = t('flag.do.cleared');
  return (
    <DeedForm
      visitId={visitId}
      title={t('flag.doOf', { what: title, condition })}
      submit={title}
      again={blocking ? t('deed.again.cleared', { condition }) : null}
      onDone={onDone}
      deed={(who) =>
        enough
          ? {
              deed: 'event',
              event: { kind: 'cleared', flagId: flag.id, ...who, reason: reason.trim(), answers: [...answers], confirmed: blocking },
            }
          : null
      }
    >
      {(tried) => (
        <Textarea
          label={t('deed.reason')}
          value={reason}
          error={tried && !enough ? t('deed.reasonNeeded') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </DeedForm>
  );
}
