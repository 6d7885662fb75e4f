import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { phaseOn } from '#core/plan/plan.ts';
import type { RunEntry } from '#core/plan/running/run.ts';
import type { StoredPlan, StoredRun, StoredShoe } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import { today } from '../../../ui/birthDate.ts';
import { reportFailure } from '../../../ui/failures.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { dayInWords } from '../../../ui/words.ts';
import { RunFields } from './RunFields.tsx';

/** Runs that are open at once; earlier ones on request. */
const shownAtFirst = 5;

type Props = {
  readonly patientId: string;
  readonly runs: readonly StoredRun[];
  readonly shoes: readonly StoredShoe[];
  readonly plan: StoredPlan;
};

/** A run of which nothing is known yet but its day; in the shoe of the last one, by the plan where that asks for running now. */
function emptyRun(day: string, { plan }: StoredPlan, last: StoredRun | undefined): RunEntry {
  const entry = phaseOn(plan, day)?.phase.prescriptions.find(({ dose }) => dose.kind === 'run');
  return {
    day,
    runMinutes: notAsked,
    walkMinutes: notAsked,
    km: notAsked,
    effort: notAsked,
    surface: notAsked,
    gradientPercent: notAsked,
    shoeId: last?.details.shoeId ?? notAsked,
    painBefore: notAsked,
    painDuring: notAsked,
    painAfter: notAsked,
    painNextMorning: notAsked,
    planned: entry === undefined ? null : { planId: plan.id, prescriptionId: entry.id },
    note: '',
  };
}

/** The runs, the latest first, each changed in place. */
export function Runs({ patientId, runs, shoes, plan }: Props) {
  const { t } = useTranslation('plan');
  const [all, showAll] = useState(false);
  const latestFirst = runs.toReversed();
  const shown = all ? latestFirst : latestFirst.slice(0, shownAtFirst);
  const add = async (): Promise<void> => {
    try {
      await call('runs.create', { patientId, details: emptyRun(today(), plan, latestFirst[0]) });
      focusFirstRun();
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const remove = async ({ details: { id, day } }: StoredRun): Promise<void> => {
    try {
      await call('runs.remove', { id });
      sayWithUndo(t('running.removed', { day: dayInWords(day) }), () => call('runs.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper p="md" component="section" aria-label={t('running.title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t('running.title')}</Title>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => void add()}>
            {t('running.add')}
          </Button>
        </Group>
        {runs.length === 0 && <Text c="dimmed">{t('running.none')}</Text>}
        <div data-runs>
          {shown.map((run) => (
            <RunFields key={run.details.id} run={run} shoes={shoes} plan={plan} onRemove={() => void remove(run)} />
          ))}
        </div>
        {!all && runs.length > shownAtFirst && (
          <Button variant="default" onClick={() => showAll(true)}>
            {t('running.more', { count: runs.length - shownAtFirst })}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

/** Puts the focus on the minutes of the latest run once it is drawn, so that typing can begin. */
function focusFirstRun(before = document.querySelectorAll('[data-run]').length, tries = 60): void {
  const rows = document.querySelectorAll('[data-runs] [data-run]');
  if (rows.length > 0 && (rows.length !== before || tries === 0)) rows[0]?.querySelector<HTMLElement>('[data-first]')?.focus();
  else if (tries > 0) requestAnimationFrame(() => focusFirstRun(before, tries - 1));
}
