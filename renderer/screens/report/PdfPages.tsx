import { ActionIcon, Group, NumberInput, Text, Tooltip } from '@mantine/core';
import { IconArrowAutofitWidth, IconChevronDown, IconChevronUp, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfPage } from './PdfPage.tsx';
import { type PdfFile, paperOf } from './pdfFile.ts';
import classes from './Report.module.css';

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
/** CSS pixels of an inch over points of an inch: a zoom of 1 is the size on paper. */
const naturalScale = 96 / 72;

/** The pages one below the other, with page and zoom controls. */
export function PdfPages({ pdf }: { readonly pdf: PdfFile }) {
  const { t } = useTranslation('report');
  const scroller = useRef<HTMLElement>(null);
  const [paper, setPaper] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [room, setRoom] = useState(0);
  const [page, setPage] = useState(1);

  useEffect(() => {
    let stale = false;
    void paperOf(pdf).then((size) => {
      if (!stale) setPaper((known) => (known?.width === size.width && known.height === size.height ? known : size));
    });
    return () => {
      stale = true;
    };
  }, [pdf]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setRoom(element.clientWidth - 48));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  const width = paper === null || room <= 0 ? 0 : zoom === 'fit' ? Math.min(room, 1100) : paper.width * naturalScale * zoom;
  const present = paper === null ? 1 : width / (paper.width * naturalScale);
  const pages = pdf.numPages;

  const show = (number: number) => {
    const wanted = Math.min(pages, Math.max(1, number));
    scroller.current?.querySelector(`[data-page="${wanted}"]`)?.scrollIntoView({ block: 'start' });
  };
  const noteScroll = () => {
    const element = scroller.current;
    if (element === null || paper === null) return;
    const step = (width * paper.height) / paper.width + pageGap;
    setPage(Math.min(pages, Math.max(1, Math.round(element.scrollTop / step + 0.5))));
  };
  const larger = zooms.find((one) => one > present + 0.01);
  const smaller = zooms.findLast((one) => one < present - 0.01);

  return (
    <>
      <Group className={classes['pageTools'] ?? ''} justify="space-between" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          <Tool label={t('preview.before')} disabled={page <= 1} onClick={() => show(page - 1)}>
            <IconChevronUp aria-hidden />
          </Tool>
          <Tool label={t('preview.next')} disabled={page >= pages} onClick={() => show(page + 1)}>
            <IconChevronDown aria-hidden />
          </Tool>
          <NumberInput
            aria-label={t('preview.pageNumber')}
            value={page}
            min={1}
            max={pages}
            w={76}
            hideControls
            allowDecimal={false}
            onChange={(value) => typeof value === 'number' && show(value)}
          />
          <Text>{t('preview.ofPages', { pages })}</Text>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Tool label={t('preview.smaller')} disabled={smaller === undefined} onClick={() => smaller && setZoom(smaller)}>
            <IconMinus aria-hidden />
          </Tool>
          <Text w={56} ta="center">
            {Math.round(present * 100)} %
          </Text>
          <Tool label={t('preview.larger')} disabled={larger === undefined} onClick={() => larger && setZoom(larger)}>
            <IconPlus aria-hidden />
          </Tool>
          <Tool label={t('preview.fit')} disabled={zoom === 'fit'} onClick={() => setZoom('fit')}>
            <IconArrowAutofitWidth aria-hidden />
          </Tool>
        </Group>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pages must scroll by keyboard. */}
      <section className={classes['pages']} ref={scroller} onScroll={noteScroll} tabIndex={0} aria-label={t('preview.title')}>
        {paper !== null &&
          width > 0 &&
          Array.from({ length: pages }, (_, n) => n + 1).map((number) => (
            <PdfPage key={number} pdf={pdf} number={number} width={width} height={(width * paper.height) / paper.width} />
          ))}
      </section>
    </>
  );
}

/** As in the style sheet. */
const pageGap = 20;

type ToolProps = {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
};

function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={44} variant="default" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
