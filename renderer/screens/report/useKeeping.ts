import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportId, VisitId } from '#core/domain/ids.ts';
import type { ReportOptions } from '#core/domain/report.ts';
import { call } from '../../link.ts';
import { jobEnd } from '../../ui/data/jobs.ts';
import { reportFailure } from '../../ui/failures.ts';
import { say } from '../../ui/notify.tsx';

/** Keeps the report with the visit, one at a time, and says so. */
export function useKeeping(visitId: VisitId, options: ReportOptions): { readonly busy: boolean; readonly keep: () => void } {
  const { t } = useTranslation('report');
  const [busy, setBusy] = useState(false);
  const run = async () => {
    const { job } = await call('reports.create', { visitId, options });
    const end = await jobEnd(job);
    if (end.state === 'cancelled') return;
    if (end.failure !== null) return reportFailure(end.failure);
    const { version } = await call('reports.get', { id: (end.result['reportId'] ?? '') as ReportId });
    say(t('keep.kept', { version }));
  };
  const keep = () => {
    if (busy) return;
    setBusy(true);
    run()
      .catch(reportFailure)
      .finally(() => setBusy(false));
  };
  return { busy, keep };
}
