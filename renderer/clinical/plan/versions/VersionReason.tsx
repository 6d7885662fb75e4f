import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoredPlan, VersionHead } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import { DraftNotice } from '../../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../../ui/drafts/useDraft.ts';

type Kept = { readonly why: string };
type Props = { readonly stored: StoredPlan; readonly visitId: string; readonly head: VersionHead };

/** Why the version that is worked on was made, written through. */
export function VersionReason({ stored, visitId, head: { number } }: Props) {
  const { t } = useTranslation('plan');
  const { id } = stored;
  const kept = ({ versions, revision }: StoredPlan): Stored<Kept> => ({
    details: { why: versions.find((head) => head.number === number)?.why ?? '' },
    revision,
  });
  const draft = useDraft<Kept>(`plan-why:${id}:${number}`, kept(stored), {
    save: async ({ why }, revision) => kept(await call('plans.explain', { id, visitId, revision, why })),
    read: async () => kept(await call('plans.get', { id })),
  });
  return (
    <>
      <DraftNotice draft={draft} label={() => t('versions.why')} />
      <Textarea
        label={t('versions.why')}
        value={draft.draft.why}
        maxLength={2000}
        onChange={(event) => draft.edit({ why: event.currentTarget.value })}
        onBlur={draft.flush}
      />
    </>
  );
}
