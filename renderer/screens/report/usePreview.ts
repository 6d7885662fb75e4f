import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobState } from '#core/contract/events.ts';
import type { ReportOptions } from '#core/domain/report.ts';
import { call } from '../../link.ts';
import { jobEnd, useJob } from '../../ui/data/jobs.ts';
import { failureOf, reportFailure } from '../../ui/failures.ts';
import { openPdf, type PdfFile } from './pdfFile.ts';

export type Preview = {
  /** The newest pages; the ones before stay until the new ones can be shown. */
  readonly shown: { readonly pdf: PdfFile; readonly outputId: string; readonly bytes: number } | null;
  readonly state: 'working' | 'ready' | 'stopped' | 'failed';
  /** What went wrong, when failed. */
  readonly thrown: unknown;
  readonly job: JobState | null;
  readonly stop: () => void;
  readonly again: () => void;
};

/** Pause after the last change before the pages are made anew. */
const pauseMs = 500;

/** The visit's report as it would be printed now; made anew when the options or what is `basedOn` (any string) change. */
export function usePreview(visitId: string, options: ReportOptions, basedOn: string): Preview {
  const [shown, setShown] = useState<Preview['shown']>(null);
  const [outcome, setOutcome] = useState<Pick<Preview, 'state' | 'thrown'>>({ state: 'working', thrown: null });
  const [jobId, setJobId] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const running = useRef<string | null>(null);
  const wanted = JSON.stringify(options);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `basedOn` and `turn` are what asks for new pages.
  useEffect(() => {
    let stale = false;
    setOutcome({ state: 'working', thrown: null });
    const make = async () => {
      const { job } = await call('reports.preview', { visitId, options: JSON.parse(wanted) as ReportOptions });
      running.current = job;
      if (stale) return void cancelJob(job);
      setJobId(job);
      const end = await jobEnd(job);
      if (running.current === job) running.current = null;
      if (stale) return;
      if (end.state === 'cancelled') return setOutcome({ state: 'stopped', thrown: null });
      if (end.failure !== null) return setOutcome({ state: 'failed', thrown: end.failure });
      const outputId = end.result['outputId'] ?? '';
      const pdf = await openPdf(`output-${outputId}`);
      if (stale) return void pdf.destroy();
      setShown((before) => {
        // Pages of the old file may still be painting; it is let go once they are replaced.
        if (before !== null) setTimeout(() => void before.pdf.destroy(), 5000);
        return { pdf, outputId, bytes: Number(end.result['bytes'] ?? 0) };
      });
      setOutcome({ state: 'ready', thrown: null });
    };
    const timer = setTimeout(() => {
      make().catch((thrown: unknown) => {
        if (!stale) setOutcome({ state: 'failed', thrown });
      });
    }, pauseMs);
    return () => {
      stale = true;
      clearTimeout(timer);
      if (running.current !== null) cancelJob(running.current);
      running.current = null;
    };
  }, [visitId, wanted, basedOn, turn]);

  return {
    ...outcome,
    shown,
    job: useJob(jobId),
    stop: useCallback(() => {
      if (running.current !== null) cancelJob(running.current);
    }, []),
    again: useCallback(() => setTurn((n) => n + 1), []),
  };
}

/** A job that ended in the meantime needs no cancelling. */
function cancelJob(id: string): void {
  call('jobs.cancel', { id }).catch((thrown: unknown) => {
    if (failureOf(thrown).code !== 'not-found') reportFailure(thrown);
  });
}
