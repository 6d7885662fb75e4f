import { useCallback, useEffect, useRef, useState } from 'react';
import { reportFailure } from '../../ui/failures.ts';
import { printPdf } from './print.ts';

export type Printing = {
  readonly busy: boolean;
  /** The page being prepared. */
  readonly step: { readonly page: number; readonly pages: number } | null;
  readonly print: (mediaId: string) => void;
};

/** Prints one made PDF at a time; stops preparing when the screen is left. */
export function usePrinting(): Printing {
  const [step, setStep] = useState<Printing['step']>(null);
  const [busy, setBusy] = useState(false);
  const left = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    left.current = controller;
    return () => controller.abort();
  }, []);
  const print = useCallback((mediaId: string) => {
    const { signal } = left.current;
    setBusy(true);
    printPdf(mediaId, (page, pages) => setStep({ page, pages }), signal)
      .catch((thrown: unknown) => {
        if (!signal.aborted) reportFailure(thrown);
      })
      .finally(() => {
        setStep(null);
        setBusy(false);
      });
  }, []);
  return { busy, step, print };
}
