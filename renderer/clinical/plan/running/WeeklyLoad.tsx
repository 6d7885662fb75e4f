import { Checkbox, Group, List, NativeSelect, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#core/clinical/calendar.ts';
import { earlierOf } from '#core/plan/day.ts';
import {
  acuteRise,
  type LoadMeasure,
  type LoadRise,
  type LoadSum,
  loadMeasures,
  riseCaveats,
  riseReferences,
  type WeekLoad,
  weeklyLoad,
} from '#core/plan/running/weeklyLoad.ts';
import type { LoggedSpan, StoredRun } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import { today } from '../../../ui/birthDate.ts';
import { reportFailure } from '../../../ui/failures.ts';
import { dayInWords } from '../../../ui/words.ts';
import classes from '../Plan.module.css';
import { SourceLine } from '../SourceLine.tsx';

const weeksShown = 8;

type Props = { readonly patientId: string; readonly runs: readonly StoredRun[]; readonly logged: readonly LoggedSpan[] };

const amountOf = (load: LoadSum): number => (load.known ? load.sum : load.atLeast);
const rounded = (n: number): number => Math.round(n * 10) / 10;

/** Running load of the last weeks with its rise, or the reason why it cannot be told. */
export function WeeklyLoad({ patientId, runs, logged }: Props) {
  const { t } = useTranslation('plan');
  const [measure, setMeasure] = useState<LoadMeasure>('minutes');
  const diary = { runs: runs.map(({ details }) => details), logged };
  const weeks = weeklyLoad(diary, measure, addDays(today(), -7 * (weeksShown - 1)), today()).toReversed();
  const most = Math.max(1, ...weeks.map(({ load }) => amountOf(load)));
  const unit = t(`running.units.${measure}`);
  const riseWords = (rise: LoadRise): string =>
    rise.known
      ? t('running.risen', { percent: `${rise.percent > 0 ? '+' : ''}${Math.round(rise.percent)}` })
      : t('running.noRise', { why: t(`running.why.${rise.reason}`) });
  const loadWords = (load: LoadSum): string =>
    load.known
      ? t('running.known', { sum: rounded(load.sum), unit })
      : load.runs === 0
        ? t('running.noRun')
        : t('running.atLeast', { sum: rounded(load.atLeast), unit, why: t(`running.why.${load.reason}`) });
  return (
    <Paper p="md" component="section" aria-label={t('running.load')}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <div>
            <Title order={2}>{t('running.load')}</Title>
            <Text>{t('running.acute', { words: riseWords(acuteRise(diary, measure, today())) })}</Text>
          </div>
          <NativeSelect
            size="sm"
            label={t('running.measure')}
            value={measure}
            data={loadMeasures.map((each) => ({ value: each, label: t(`running.${each}`) }))}
            onChange={(event) => setMeasure(loadMeasures.find((each) => each === event.currentTarget.value) ?? 'minutes')}
          />
        </Group>
        <Table aria-label={t('running.load')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('running.week')}</Table.Th>
              <Table.Th>{t(`running.${measure}`)}</Table.Th>
              <Table.Th>{t('running.runs')}</Table.Th>
              <Table.Th>{t('running.rise')}</Table.Th>
              <Table.Th>{t('running.logged')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {weeks.map(({ week, load, rise }) => (
              <Table.Tr key={week} data-week={week}>
                <Table.Th scope="row">{dayInWords(week)}</Table.Th>
                <Table.Td>
                  {amountOf(load) > 0 && (
                    <span
                      className={classes['bar']}
                      data-known={load.known}
                      style={{ width: `${(9 * amountOf(load)) / most}rem` }}
                      aria-hidden
                    />
                  )}
                  {loadWords(load)}
                </Table.Td>
                <Table.Td>{load.runs}</Table.Td>
                <Table.Td>{riseWords(rise)}</Table.Td>
                <Table.Td>
                  <LoggedTick patientId={patientId} week={week} load={load} logged={logged} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {measure === 'session-load' && <Text size="sm">{t('running.explain')}</Text>}
        <details>
          <summary>{t('running.aside')}</summary>
          <List size="sm">
            {riseReferences.map(({ percent, source }) => (
              <List.Item key={source.words}>{t('running.reference', { percent, words: source.words })}</List.Item>
            ))}
          </List>
        </details>
        <details>
          <summary>{t('running.caveats')}</summary>
          {riseCaveats.map((source) => (
            <SourceLine key={source.words} source={source} />
          ))}
        </details>
      </Stack>
    </Paper>
  );
}

type TickProps = Pick<Props, 'patientId' | 'logged'> & Pick<WeekLoad, 'week' | 'load'>;

/** Whether every run of a week is entered, as far as the week has come. */
function LoggedTick({ patientId, week, logged }: TickProps) {
  const { t } = useTranslation('plan');
  const sunday = addDays(week, 6);
  const to = earlierOf(sunday, today());
  const isLogged = logged.some((span) => span.from <= week && span.to >= to);
  return (
    <Checkbox
      size="md"
      aria-label={t('running.loggedOf', { day: dayInWords(week) })}
      checked={isLogged}
      onChange={(event) => {
        const is = event.currentTarget.checked;
        call('runs.setLogged', { patientId, from: week, to, logged: is }).catch(reportFailure);
      }}
    />
  );
}
