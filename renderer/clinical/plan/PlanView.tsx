import { Alert, Stack, Tabs } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '#core/domain/patient.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { planParts } from '#core/timeline/source.ts';
import { DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import { changesInWords } from './changeWords.ts';
import { DiaryWeek } from './diary/DiaryWeek.tsx';
import type { Opening } from './opening.ts';
import { PlanHead } from './PlanHead.tsx';
import { Phases } from './phases/Phases.tsx';
import { Running } from './running/Running.tsx';
import { Standing } from './standing/Standing.tsx';
import { usePlanDraft } from './usePlanDraft.ts';
import { Versions } from './versions/Versions.tsx';

type Props = { readonly stored: StoredPlan; readonly visit: Visit; readonly signed: boolean; readonly opening: Opening };

/** One plan in its parts. */
export function PlanView({ stored, visit, signed, opening }: Props) {
  const { t } = useTranslation('plan');
  const editing = usePlanDraft(stored, visit.id, signed);
  const { draft } = editing;
  const differing = (value: unknown): string => changesInWords(stored.plan, value as Plan).join('\n');
  return (
    <Stack gap="md">
      <PlanHead stored={stored} visitId={visit.id} editing={editing} />
      <DraftNotice draft={draft} label={() => t('what')} show={(_, value) => differing(value)} />
      {draft.status.kind === 'invalid' && (
        <Alert color="orange" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
          {[...new Set(Object.values(draft.status.fields))].join(' ')}
        </Alert>
      )}
      <Tabs defaultValue={opening.part} keepMounted={false}>
        <Tabs.List aria-label={t('tabs.title')} mb="md">
          {planParts.map((part) => (
            <Tabs.Tab key={part} value={part} fz="md">
              {t(`tabs.${part}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="now">
          <Standing stored={stored} visit={visit} editing={editing} />
        </Tabs.Panel>
        <Tabs.Panel value="week">
          <DiaryWeek stored={stored} visitId={visit.id} week={opening.week} />
        </Tabs.Panel>
        <Tabs.Panel value="phases">
          <Phases editing={editing} />
        </Tabs.Panel>
        <Tabs.Panel value="running">
          <Running plan={stored} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <Versions stored={stored} visitId={visit.id} signed={signed} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
