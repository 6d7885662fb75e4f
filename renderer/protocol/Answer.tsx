import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { StepProgress } from '#core/protocol/progress.ts';
import type { Task } from '#core/protocol/tasks.ts';
import { call } from '../link.ts';
import { RateQuestion } from '../screens/visit/RateQuestion.tsx';
import { reportFailure } from '../ui/failures.ts';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { doAction } from './actions.ts';
import type { Guide } from './useProtocol.ts';

type Props = { readonly guide: Guide; readonly present: StepProgress };

/** What the present step asks for, answered where it is asked; or the ways to a clip that is not there. */
export function Answer({ guide, present: { task, missing } }: Props) {
  if (task?.kind === 'film')
    return (
      <div ref={guide.answer}>
        <WaysToClip visitId={guide.recording.visitId} />
      </div>
    );
  if (task?.kind !== 'ask') return null;
  const asked = missing.flatMap((one) => (one.kind === 'fact' ? (guide.clips.find(({ id }) => id === one.recordingId) ?? []) : []));
  return (
    <Stack gap="xs" mt={6} ref={guide.answer}>
      {asked.map((clip) => (
        <Question key={clip.id} fact={task.fact} clip={clip} open={clip.id === guide.recording.id} shoes={shoesOf(guide.clips)} />
      ))}
    </Stack>
  );
}

type Asked = {
  readonly fact: Extract<Task, { kind: 'ask' }>['fact'];
  readonly clip: Recording;
  readonly open: boolean;
  readonly shoes: readonly string[];
};

function Question({ fact, clip, open, shoes }: Asked) {
  const { t } = useTranslation('protocol');
  switch (fact) {
    case 'capture-rate':
      // Of the open clip it stands above the picture already.
      return open ? <Text size="sm">{t('rateAbove')}</Text> : <RateQuestion recording={clip} />;
    case 'belt-speed':
      return <SpeedField clip={clip} />;
    case 'shoe':
      return <ShoeField clip={clip} shoes={shoes} />;
    default:
      return assertNever(fact);
  }
}

function WaysToClip({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('protocol');
  const keys = useKeyHint(doAction);
  return (
    <>
      <Group gap="xs" mt={6}>
        <Button component="a" px="sm" href={`#/visits/${visitId}/film`}>
          {keys === '' ? t('get.film') : t('get.filmKey', { keys })}
        </Button>
        <Button component="a" px="sm" variant="default" href={`#/visits/${visitId}`}>
          {t('get.import')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {t('getHint')}
      </Text>
    </>
  );
}

const shoesOf = (clips: readonly Recording[]): readonly string[] => [
  ...new Set(clips.map(({ conditions }) => conditions.shoe).filter((shoe) => shoe !== '')),
];

async function keep(clip: Recording, change: { readonly speed?: number; readonly shoe?: string }): Promise<void> {
  const { id, title, view, cameraPosition, condition, speed, conditions } = clip;
  try {
    await call('recordings.update', {
      id,
      title,
      view,
      cameraPosition,
      condition,
      speed: change.speed ?? speed,
      ...(change.shoe === undefined ? {} : { conditions: { ...conditions, shoe: change.shoe } }),
    });
  } catch (thrown) {
    reportFailure(thrown);
  }
}

/** Kept with Enter or when it is left: the first figure of a speed is not yet the speed. */
function SpeedField({ clip }: { readonly clip: Recording }) {
  const { t } = useTranslation('protocol');
  const [speed, setSpeed] = useState(clip.speed);
  const commit = (): void => {
    if (speed !== null) void keep(clip, { speed });
  };
  return (
    <form onSubmit={onSubmit(commit)}>
      <NumberField
        label={t('speed', { clip: clip.title || clip.originalName })}
        value={speed}
        from={0.05}
        to={15}
        rangeWords={t('speedRange', { to: 15 })}
        onNumber={setSpeed}
        onBlur={commit}
      />
    </form>
  );
}

function ShoeField({ clip, shoes }: { readonly clip: Recording; readonly shoes: readonly string[] }) {
  const { t } = useTranslation('protocol');
  const [shoe, setShoe] = useState(clip.conditions.shoe);
  const commit = (): void => {
    if (shoe.trim() !== '') void keep(clip, { shoe: shoe.trim() });
  };
  return (
    <form onSubmit={onSubmit(commit)}>
      <TextInput
        label={t('shoe', { clip: clip.title || clip.originalName })}
        placeholder={t('shoeExample')}
        maxLength={100}
        value={shoe}
        onChange={(event) => setShoe(event.currentTarget.value)}
        onBlur={commit}
      />
      {shoes.length > 0 && (
        <Group gap={4} mt={4}>
          {shoes.map((known) => (
            <Button key={known} size="compact-sm" variant="default" onClick={() => void keep(clip, { shoe: known })}>
              {known}
            </Button>
          ))}
        </Group>
      )}
    </form>
  );
}

const onSubmit = (commit: () => void) => (event: FormEvent) => {
  event.preventDefault();
  commit();
};
