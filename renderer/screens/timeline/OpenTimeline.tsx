import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Patient } from '#core/domain/patient.ts';
import { dayAt } from '#core/timeline/axis.ts';
import type { Mark } from '#core/timeline/laneLayout.ts';
import { closerLook } from '#core/timeline/layout.ts';
import { isEmptyTimeline, type Timeline } from '#core/timeline/timeline.ts';
import { reportFailure } from '../../ui/failures.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { dayInWords, fullName } from '../../ui/words.ts';
import { timelineActions } from './actions.ts';
import { sourcePath } from './address.ts';
import { Chart } from './Chart.tsx';
import { Details } from './Details.tsx';
import { drawn } from './drawn.ts';
import { daysOf } from './markDays.ts';
import { SavePicture } from './SavePicture.tsx';
import { Shown } from './Shown.tsx';
import { type PictureKind, savePicture } from './savePicture.ts';
import { inOneLine, markWords } from './subjectWords.ts';
import classes from './Timeline.module.css';
import { TimelineTable } from './TimelineTable.tsx';
import { useChoice } from './useChoice.ts';
import { useTimelineView } from './useTimelineView.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

type Props = { readonly timeline: Timeline; readonly patient: Patient; readonly head: ReactNode; readonly picker: ReactNode };

/** Narrower than this nothing could be told apart: the chart is cut. */
const leastWidth = 640;

/** The timeline of a problem: its chart, what is shown of it, and what is known of the mark that is pointed at. */
export function OpenTimeline({ timeline, patient, head, picker }: Props) {
  const { t } = useTranslation('timeline');
  const [, go] = useLocation();
  const view = useTimelineView(timeline);
  const choosing = useChoice();
  const [choosingOpen, openChoosing] = useState(false);
  const [seen, see] = useState<Mark | null>(null);
  const [table, showTable] = useState(false);
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const { choice } = choosing;
  const { from, to } = view.view;
  const { layout, picture } = useMemo(
    () => drawn(timeline, choice, { from, to }, Math.max(width, leastWidth)),
    [timeline, choice, from, to, width],
  );
  const words = { from: dayInWords(dayAt(from)), to: dayInWords(dayAt(to)) };
  const isEmpty = isEmptyTimeline(timeline);

  const press = ({ items }: Mark): void => {
    const [{ source }] = items;
    if (items.length > 1) view.look(closerLook(items));
    else if (source !== null) go(sourcePath(source));
  };
  const save = (kind: PictureKind): void => {
    savePicture(kind, { timeline, choice, view: view.view, patientName: fullName(patient) }).catch(reportFailure);
  };
  useActions(
    timelineActions,
    isEmpty
      ? {}
      : {
          // What is being read stays in sight.
          'timeline.closer': () => view.closer(seen?.items[0].from),
          'timeline.further': () => view.further(seen?.items[0].from),
          'timeline.earlier': view.earlier,
          'timeline.later': view.later,
          'timeline.all': view.all,
          'timeline.shown': () => openChoosing(true),
          'timeline.savePicture': () => save('png'),
        },
  );

  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <div>
          {head}
          {!isEmpty && (
            <Text size="sm" c="dimmed" aria-live="polite">
              {t('span', words)}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {picker}
          {!isEmpty && (
            <>
              <ZoomButtons view={view} />
              <Shown timeline={timeline} choosing={choosing} opened={choosingOpen} onOpen={openChoosing} />
              <SavePicture disabled={layout.lanes.length === 0} onSave={save} />
            </>
          )}
        </Group>
      </Group>
      {isEmpty ? (
        <Nothing of="empty">
          <Button component={Link} href={`/patients/${patient.id}`}>
            {t('empty.toVisits')}
          </Button>
        </Nothing>
      ) : layout.lanes.length === 0 ? (
        <Nothing of="nothingChosen">
          <Button onClick={() => openChoosing(true)}>{t('shown')}</Button>
        </Nothing>
      ) : (
        <>
          <div>
            <section ref={box} className={classes['chart']} aria-label={t('chart', { title: timeline.episode.details.title, ...words })}>
              {width > 0 && <Chart layout={layout} picture={picture} view={view} labelOf={labelOf} onPress={press} onSeen={see} />}
            </section>
            <Details mark={seen} />
          </div>
          <details onToggle={(event) => showTable(event.currentTarget.open)}>
            <summary>{t('table.title')}</summary>
            {table && <TimelineTable lanes={layout.lanes.map(({ lane }) => lane)} from={dayAt(from)} to={dayAt(to)} />}
          </details>
        </>
      )}
    </Stack>
  );
}

const labelOf = ({ items }: Mark): string => {
  const { name, more } = markWords(items, daysOf);
  return inOneLine([name, ...more]);
};

function Nothing({ of, children }: { readonly of: 'empty' | 'nothingChosen'; readonly children: ReactNode }) {
  const { t } = useTranslation('timeline');
  return (
    <Paper p="xl" ta="center">
      <Title order={2} size="h3">
        {t(`${of}.title`)}
      </Title>
      <Text c="dimmed" mb="md">
        {t(`${of}.action`)}
      </Text>
      {children}
    </Paper>
  );
}
