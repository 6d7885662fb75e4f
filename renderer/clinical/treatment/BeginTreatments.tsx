import { Button, Kbd, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import { bodySides } from '#core/clinical/site.ts';
import type { CourseSummary } from '#core/clinical/stored.ts';
import { tapingTechniques } from '#core/clinical/treatment/tapingTechnique.ts';
import type { ActionSpec } from '../../ui/keymap/action.ts';
import { useActions, useKeyHint } from '../../ui/keymap/useActions.ts';
import { type TreatmentKind, treatmentActions, treatmentKinds } from './actions.ts';
import { BlockedNotice } from './BlockedNotice.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { placeInWords } from './summaries.ts';
import classes from './Treatment.module.css';
import { type Begin, isOpenCourse } from './useBegin.ts';

type Props = {
  readonly begin: Begin;
  readonly safety: Safety;
  readonly visitId: string;
  readonly courses: readonly CourseSummary[];
};

/** One line a kind of treatment: begun empty or as it was last time, in one press; or why it is blocked. */
export function BeginTreatments({ begin, safety, visitId, courses }: Props) {
  const { t } = useTranslation(['treatment', 'clinical']);
  const stateOf = (kind: TreatmentKind) => safety.state.modules.find(({ module }) => module === kind) ?? null;
  const isBlocked = (kind: TreatmentKind): boolean => stateOf(kind)?.verdict === 'blocked';
  const open = treatmentKinds.filter(({ kind }) => !isBlocked(kind));
  useActions(
    treatmentActions,
    Object.fromEntries(
      open.flatMap(({ kind, begin: empty, repeat }) => [
        [empty.id, () => void begin.start(kind, 'empty')],
        [repeat.id, () => void begin.start(kind, 'last')],
      ]),
    ),
  );
  return (
    <Paper p="lg" component="section" aria-label={t('begin.title')}>
      <Title order={2} size="h3" mb="xs">
        {t('begin.title')}
      </Title>
      {treatmentKinds.map(({ kind, begin: empty, repeat }) => {
        const state = stateOf(kind);
        const wanting = begin.wanting(kind);
        return (
          <div key={kind} className={classes['begin']} data-begin={kind}>
            <Text fw={600}>{t(`clinical:forms.${kind}`)}</Text>
            {isBlocked(kind) ? (
              <div />
            ) : (
              <div>
                <Choices kind={kind} begin={begin} courses={courses} />
                {wanting !== null && (
                  <Text size="sm" c="dimmed">
                    {wanting}
                  </Text>
                )}
              </div>
            )}
            {isBlocked(kind) ? (
              <div />
            ) : (
              <Button.Group>
                <Press
                  spec={empty}
                  label={t('begin.newOf', { what: t(`clinical:forms.${kind}`) })}
                  words={t('begin.new')}
                  onPress={() => begin.start(kind, 'empty')}
                />
                <Press
                  spec={repeat}
                  label={t('begin.lastOf', { what: t(`clinical:forms.${kind}`) })}
                  words={t('begin.last')}
                  onPress={() => begin.start(kind, 'last')}
                />
              </Button.Group>
            )}
            {state !== null && state.verdict !== 'open' && (
              <div className={classes['wide']}>
                <BlockedNotice state={state} what={t(`clinical:forms.${kind}`)} visitId={visitId} />
              </div>
            )}
          </div>
        );
      })}
    </Paper>
  );
}

/** What a kind of treatment cannot be begun without. */
function Choices({
  kind,
  begin,
  courses,
}: {
  readonly kind: TreatmentKind;
  readonly begin: Begin;
  readonly courses: readonly CourseSummary[];
}) {
  const { t } = useTranslation('treatment');
  if (kind === 'shockwave') {
    const open = courses.filter(isOpenCourse);
    if (open.length < 2) return open.map((one) => <Text key={one.id}>{placeInWords(one.details.site)}</Text>);
    return (
      <OneOf
        label={t('begin.course')}
        values={open.map(({ id }) => id)}
        words={(id) => {
          const course = open.find((one) => one.id === id);
          return course === undefined ? '' : placeInWords(course.details.site);
        }}
        value={begin.courseId}
        onChange={begin.setCourse}
      />
    );
  }
  if (kind !== 'taping') return null;
  return (
    <div className={classes['choices']}>
      <OneOf
        label={t('begin.technique')}
        values={tapingTechniques}
        words={(each) => t(`taping.techniques.${each}`)}
        value={begin.technique}
        onChange={begin.setTechnique}
      />
      <OneOf label={t('begin.side')} values={bodySides} words={(side) => t(`side.${side}`)} value={begin.side} onChange={begin.setSide} />
    </div>
  );
}

type PressProps = { readonly spec: ActionSpec; readonly label: string; readonly words: string; readonly onPress: () => Promise<void> };

function Press({ spec, label, words, onPress }: PressProps) {
  const hint = useKeyHint(spec);
  return (
    <Button
      size="sm"
      variant="default"
      aria-label={label}
      aria-keyshortcuts={hint}
      rightSection={hint === '' ? undefined : <Kbd aria-hidden>{hint}</Kbd>}
      onClick={() => void onPress()}
    >
      {words}
    </Button>
  );
}
