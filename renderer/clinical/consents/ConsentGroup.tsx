import { Button, Group, Text, Title } from '@mantine/core';
import { IconBan, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '#core/clinical/consent/record.ts';
import type { ConsentKind, ConsentText } from '#core/clinical/consent/texts.ts';
import type { Output } from '#core/contract/api.ts';
import type { Patient } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { dateOf } from '../../ui/words.ts';
import { ConsentForm } from './ConsentForm.tsx';
import classes from './Consents.module.css';
import { purposeWords, scopeWords } from './consentWords.ts';
import { type Asked, askedOf, type Said, saidOf } from './standings.ts';
import { WithdrawForm } from './WithdrawForm.tsx';

/** All that the lines of a group need to know. */
export type ConsentFacts = {
  readonly patient: Patient;
  readonly consents: readonly Consent[];
  readonly texts: readonly ConsentText[];
  readonly consentAge: number;
  readonly visits: Output<'visits.list'>;
  /** The clip that consent is asked for; null where it is asked for in general. */
  readonly clip: Recording | null;
};

type Props = { readonly facts: ConsentFacts; readonly kind: ConsentKind; readonly open: boolean };

/** One of the three kinds of consent: a line for each purpose. `open` begins with the form of the first. */
export function ConsentGroup({ facts, kind, open }: Props) {
  const { t } = useTranslation('consents');
  return (
    <section aria-label={t(`kinds.${kind}`)} className={classes['group']}>
      <Title order={3}>{t(`kinds.${kind}`)}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`kindExplains.${kind}`)}
      </Text>
      {askedOf(kind).map((asked, n) => (
        <ConsentLine key={asked.purpose} facts={facts} asked={asked} begin={open && n === 0} />
      ))}
    </section>
  );
}

type Doing = { readonly what: 'given' | 'refused' } | { readonly what: 'withdrawn'; readonly consent: Consent };
type LineProps = { readonly facts: ConsentFacts; readonly asked: Asked; readonly begin: boolean };

function ConsentLine({ facts, asked, begin }: LineProps) {
  const { t } = useTranslation('consents');
  const { patient, consents, consentAge, visits } = facts;
  const [doing, setDoing] = useState<Doing | null>(begin ? { what: 'given' } : null);
  const agrees = useRef<HTMLButtonElement>(null);
  const said = saidOf(asked, consents, patient.birthDate, consentAge);
  const what = purposeWords(asked);
  const done = () => {
    setDoing(null);
    agrees.current?.focus();
  };
  return (
    <div className={classes['line']}>
      <Group justify="space-between" align="start" gap="sm">
        <div className={classes['words']}>
          <Text fw={600}>{what}</Text>
          {said.length === 0 ? (
            <Text size="sm" c="dimmed">
              <IconHelpCircle size={16} aria-hidden className={classes['sign'] ?? ''} /> {t('standing.none-given')}
            </Text>
          ) : (
            said.map((one) => (
              <StandingLine
                key={one.latest.id}
                said={one}
                scope={scopeWords(one.scope, visits)}
                what={what}
                onWithdraw={() => setDoing({ what: 'withdrawn', consent: one.latest })}
              />
            ))
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            ref={agrees}
            variant="light"
            size="sm"
            aria-label={t('agreesTo', { what })}
            aria-expanded={doing?.what === 'given'}
            onClick={() => setDoing({ what: 'given' })}
          >
            {t('agrees')}
          </Button>
          <Button
            variant="default"
            size="sm"
            aria-label={t('refusesTo', { what })}
            aria-expanded={doing?.what === 'refused'}
            onClick={() => setDoing({ what: 'refused' })}
          >
            {t('refuses')}
          </Button>
        </Group>
      </Group>
      {doing?.what === 'withdrawn' && (
        <WithdrawForm key={doing.consent.id} patient={patient} consent={doing.consent} consentAge={consentAge} onDone={done} />
      )}
      {(doing?.what === 'given' || doing?.what === 'refused') && (
        <ConsentForm key={doing.what} {...facts} asked={asked} decision={doing.what} onDone={done} />
      )}
    </div>
  );
}

type StandingProps = { readonly said: Said; readonly scope: string; readonly what: string; readonly onWithdraw: () => void };

/** How one thing that was said stands now, and the way to take it back. */
function StandingLine({ said: { latest, standing }, scope, what, onWithdraw }: StandingProps) {
  const { t } = useTranslation('consents');
  const gap = standing.valid ? 'given' : standing.gap;
  const at = (gap === 'withdrawn' ? latest.withdrawal?.moment.at : undefined) ?? latest.moment.at;
  const Icon = standing.valid ? IconCircleCheck : IconBan;
  return (
    <Group gap="xs">
      <Text size="sm" c={standing.valid ? 'var(--soleus-good)' : 'var(--soleus-warn)'}>
        <Icon size={16} aria-hidden className={classes['sign'] ?? ''} /> {t('since', { standing: t(`standing.${gap}`), date: dateOf(at) })}
        {scope === '' ? '' : `: ${scope}`}
      </Text>
      {latest.decision === 'given' && latest.withdrawal === null && (
        <Button variant="subtle" color="red" size="compact-sm" aria-label={t('withdrawOf', { what })} onClick={onWithdraw}>
          {t('withdraw')}
        </Button>
      )}
    </Group>
  );
}
