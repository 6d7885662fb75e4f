import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import { gaitActions } from './actions.ts';
import classes from './Gait.module.css';
import { LandmarksPart } from './LandmarksPart.tsx';
import { StrideTable } from './StrideTable.tsx';
import { eventInWords, type FootChoice, type GaitMarks, type KindChoice } from './useGaitMarks.ts';
import type { LandmarkHand } from './useLandmarks.ts';

/** Which part of the panel is shown. */
export const gaitParts = ['events', 'landmarks'] as const;
export type GaitPart = (typeof gaitParts)[number];

type PanelProps = Props & { readonly hand: LandmarkHand; readonly part: GaitPart; readonly onPart: (part: GaitPart) => void };
type Props = { readonly gait: GaitMarks; readonly onGo: (frame: FrameNo) => void };

const markNextAction = gaitActions.find(({ id }) => id === 'gait.markNext') ?? gaitActions[0];

/** Gait of the clip: its marked events and their times, or its landmarks and their angles. */
export function GaitPanel({ gait, hand, part, onPart, onGo }: PanelProps) {
  const { t } = useTranslation(['events', 'landmarks']);
  return (
    <Stack gap="sm" component="section" aria-label={t('title')}>
      <Title order={2} size="h5">
        {t('title')}
      </Title>
      <SegmentedControl<GaitPart>
        fullWidth
        aria-label={t('landmarks:part.label')}
        value={part}
        onChange={onPart}
        data={gaitParts.map((value) => ({ value, label: t(`landmarks:part.${value}`) }))}
      />
      {part === 'events' ? <EventsPart gait={gait} onGo={onGo} /> : <LandmarksPart hand={hand} onGo={onGo} />}
    </Stack>
  );
}

/** What to mark next, what is odd about what is marked, and what it comes to. */
function EventsPart({ gait, onGo }: Props) {
  const { t } = useTranslation('events');
  return (
    <>
      <SegmentedControl<KindChoice>
        fullWidth
        aria-label={t('kinds')}
        value={gait.kinds}
        onChange={gait.chooseKinds}
        styles={{ label: { paddingInline: 6 } }}
        data={(['contacts', 'phases', 'all'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SegmentedControl<FootChoice>
        fullWidth
        aria-label={t('feet')}
        value={gait.feet}
        onChange={gait.chooseFeet}
        data={(['both', 'left', 'right'] as const).map((value) => ({ value, label: t(`foot.${value}`) }))}
      />
      <Next gait={gait} />
      <Issues gait={gait} onGo={onGo} />
      <Title order={3} size="h6">
        {t('strides')}
      </Title>
      <StrideTable gait={gait} />
    </>
  );
}

function Next({ gait }: { readonly gait: GaitMarks }) {
  const { t } = useTranslation('events');
  const keys = useKeyHint(markNextAction ?? { id: 'gait.markNext', group: 'marks', chords: { soleus: [], kinovea: [], nle: [] } });
  const { next } = gait;
  if (next === null) return <Text size="sm">{t('nothingNext')}</Text>;
  const { event, where, marked } = next;
  return (
    <div className={classes['next']} data-testid="next-event">
      <Text fw={700}>{t('next', { event: eventInWords(event) })}</Text>
      <Text size="sm">{t(`rule.${event.kind}`)}</Text>
      <Text size="sm" c="dimmed" mb={6}>
        {marked !== null
          ? t('where.marked', { frame: marked })
          : where.ok
            ? t(`where.${where.from}`, { frame: where.frame })
            : t(`where.${where.reason}`)}
      </Text>
      <Group gap="xs">
        <Button px="sm" onClick={gait.markNext}>
          {keys === '' ? t('mark') : t('markKey', { keys })}
        </Button>
        {where.ok && where.frame !== gait.frame && (
          <Button px="sm" variant="default" onClick={gait.toNext}>
            {t('jump', { frame: marked ?? where.frame })}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** Impossible and odd marks, each with its reason; a press goes there. */
function Issues({ gait, onGo }: Props) {
  const { t } = useTranslation('events');
  if (gait.issues.length === 0)
    return gait.marks.length === 0 ? null : (
      <Text size="sm" c="dimmed">
        {t('noIssues')}
      </Text>
    );
  return (
    <Stack gap={4} role="status" aria-label={t('issues')}>
      {gait.issues.map(({ code, severity, marks }) => {
        const mark = marks.at(-1);
        return mark === undefined ? null : (
          <Button
            key={`${code}${mark.side}${mark.kind}${mark.frame}`}
            variant="light"
            color={severity === 'error' ? 'orange' : 'gray'}
            justify="start"
            h="auto"
            py={4}
            data-issue={code}
            styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
            onClick={() => onGo(mark.frame)}
          >
            {t('at', { event: eventInWords(mark), frame: mark.frame })} {t(`issue.${code}`)}
          </Button>
        );
      })}
    </Stack>
  );
}
