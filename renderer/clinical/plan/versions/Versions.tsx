import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredPlan, VersionHead } from '#core/plan/stored.ts';
import { today } from '../../../ui/birthDate.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { dayInWords, timeOf } from '../../../ui/words.ts';
import classes from '../Plan.module.css';
import { VersionDifference } from './VersionDifference.tsx';
import { VersionReason } from './VersionReason.tsx';
import { VersionView } from './VersionView.tsx';

type Props = { readonly stored: StoredPlan; readonly visitId: string; readonly signed: boolean };

/** Every version of the plan with why and by whom, and what any two of them differ in. */
export function Versions({ stored, visitId, signed }: Props) {
  const { t } = useTranslation('plan');
  const { versions } = stored;
  const last = versions.at(-1)?.number ?? 1;
  const [a, setA] = useState(Math.max(1, last - 1));
  const [b, setB] = useState(last);
  const [looked, look] = useState<number | null>(null);
  const deeds = useRead('plans.deeds', { id: stored.id }).data ?? [];
  const options = versions.map(({ number }) => ({ value: String(number), label: t('versions.one', { n: number }) }));
  const isOpen = (head: VersionHead): boolean =>
    !signed && head.number === last && head.visitId === visitId && today(new Date(head.at)) === today();
  const decisionOf = (n: number) =>
    deeds.flatMap(({ details }) => (details.deed === 'decision' && details.decision.madeVersion === n ? [details.decision] : []))[0];
  return (
    <div className={classes['columns']}>
      <Paper p="md" component="section" aria-label={t('versions.title')}>
        <Stack gap="sm">
          <Title order={2}>{t('versions.title')}</Title>
          {versions.toReversed().map((head) => {
            const decision = decisionOf(head.number);
            return (
              <article key={head.number} className={classes['line']} aria-label={t('versions.one', { n: head.number })}>
                <Group justify="space-between" wrap="nowrap" align="flex-start">
                  <div>
                    <Text fw={650}>
                      {t('versions.one', { n: head.number })}: {t('versions.from', { day: dayInWords(head.from) })}
                    </Text>
                    <Text size="sm">
                      {t('versions.made', { by: head.by, at: timeOf(head.at) })}
                      {head.signed && ` · ${t('versions.signed')}`}
                      {isOpen(head) && ` · ${t('versions.open')}`}
                    </Text>
                  </div>
                  <Group gap="xs" wrap="nowrap">
                    <Button
                      size="sm"
                      variant="default"
                      aria-label={t('versions.lookOf', { n: head.number })}
                      onClick={() => look(head.number)}
                    >
                      {t('versions.look')}
                    </Button>
                    {head.number > 1 && (
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={t('versions.compareOf', { n: head.number })}
                        onClick={() => {
                          look(null);
                          setA(head.number - 1);
                          setB(head.number);
                        }}
                      >
                        {t('versions.compare')}
                      </Button>
                    )}
                  </Group>
                </Group>
                {head.number === 1 && (
                  <Text size="sm">{t('versions.first', { name: stored.plan.programme.name, n: stored.plan.programme.version })}</Text>
                )}
                {decision !== undefined && (
                  <Text size="sm">{t('versions.decision', { words: t(`suggestion.advice.${decision.chosen}`) })}</Text>
                )}
                {isOpen(head) ? (
                  <VersionReason stored={stored} visitId={visitId} head={head} />
                ) : (
                  <Text size="sm">{head.why === '' ? t('versions.noWhy') : t('versions.whyOf', { why: head.why })}</Text>
                )}
              </article>
            );
          })}
        </Stack>
      </Paper>
      {looked === null ? (
        <Comparison id={stored.id} options={options} a={a} b={b} onA={setA} onB={setB} />
      ) : (
        <Paper p="md" component="section" aria-label={t('versions.one', { n: looked })}>
          <Stack gap="sm">
            <Group justify="space-between" wrap="nowrap">
              <Title order={2}>{t('versions.one', { n: looked })}</Title>
              <Button size="sm" variant="default" onClick={() => look(null)}>
                {t('versions.close')}
              </Button>
            </Group>
            <VersionView id={stored.id} number={looked} />
          </Stack>
        </Paper>
      )}
    </div>
  );
}

type ComparisonProps = {
  readonly id: string;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly a: number;
  readonly b: number;
  readonly onA: (n: number) => void;
  readonly onB: (n: number) => void;
};

/** What any two versions differ in. */
function Comparison({ id, options, a, b, onA, onB }: ComparisonProps) {
  const { t } = useTranslation('plan');
  return (
    <Paper p="md" component="section" aria-label={t('versions.compareTitle')}>
      <Stack gap="sm">
        <Title order={2}>{t('versions.compareTitle')}</Title>
        <Group align="flex-end">
          <NativeSelect
            size="sm"
            label={t('versions.compare')}
            value={String(a)}
            data={options}
            onChange={(event) => onA(Number(event.currentTarget.value))}
          />
          <NativeSelect
            size="sm"
            label={t('versions.with')}
            value={String(b)}
            data={options}
            onChange={(event) => onB(Number(event.currentTarget.value))}
          />
        </Group>
        <VersionDifference id={id} a={a} b={b} />
      </Stack>
    </Paper>
  );
}
