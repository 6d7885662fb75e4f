import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '#core/domain/ids.ts';
import type { ReportOptions } from '#core/domain/report.ts';
import { call } from '../../link.ts';
import { jobEnd } from '../../ui/data/jobs.ts';
import type { DraftStatus } from '../../ui/drafts/draftKeeper.ts';
import { reportFailure } from '../../ui/failures.ts';
import { say } from '../../ui/notify.tsx';

type Keeping = { readonly busy: boolean; readonly keep: () => void };

/**
 * Keeps the report with the visit, one at a time, and says so. Asked for while something typed is not stored yet (`draft`), it waits for that; when
 * it cannot be stored nothing is kept, since the notice beside the text says why.
 */
export function useKeeping(visitId: VisitId, options: ReportOptions, draft: DraftStatus['kind']): Keeping {
  const { t } = useTranslation('report');
  const [stage, setStage] = useState<'idle' | 'asked' | 'running'>('idle');

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once; options that change later are for the next one.
  useEffect(() => {
    if (stage !== 'asked' || draft === 'waiting' || draft === 'saving') return;
    if (draft !== 'saved') return setStage('idle');
    setStage('running');
    const run = async () => {
      const { job } = await call('reports.create', { visitId, options });
      const end = await jobEnd(job);
      if (end.state === 'cancelled') return;
      if (end.failure !== null) return reportFailure(end.failure);
      const { version } = await call('reports.get', { id: end.result['reportId'] ?? '' });
      say(t('keep.kept', { version }));
    };
    run()
      .catch(reportFailure)
      .finally(() => setStage('idle'));
  }, [stage, draft]);

  return { busy: stage !== 'idle', keep: () => setStage((now) => (now === 'idle' ? 'asked' : now)) };
}
