import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFailure } from '../../ui/failures.ts';
import { drawPage, type PdfFile } from './pdfFile.ts';
import classes from './Report.module.css';

type Props = { readonly pdf: PdfFile; readonly number: number; readonly width: number; readonly height: number };

/** One page, painted when it comes near the window. The old picture stays until the new one is whole, so that nothing flickers. */
export function PdfPage({ pdf, number, width, height }: Props) {
  const { t } = useTranslation('report');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const watcher = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { rootMargin: '600px' });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    if (!near) return;
    let stale = false;
    drawPage(pdf, number, width, window.devicePixelRatio)
      .then((drawn) => {
        const shown = canvas.current;
        if (stale || shown === null) return;
        shown.width = drawn.width;
        shown.height = drawn.height;
        shown.getContext('2d')?.drawImage(drawn, 0, 0);
        shown.dataset['painted'] = String(number);
      })
      .catch((thrown: unknown) => {
        if (!stale) reportFailure(thrown);
      });
    return () => {
      stale = true;
    };
  }, [pdf, number, width, near]);

  return (
    <canvas
      ref={canvas}
      className={classes['page']}
      data-page={number}
      role="img"
      aria-label={t('preview.page', { page: number, pages: pdf.numPages })}
      style={{ width, height }}
    />
  );
}
