import { ActionIcon, Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconCopy, IconDownload, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fewestFrames } from '#core/strobe/frames.ts';
import { CropPicker } from './CropPicker.tsx';
import { chosenSpan, framesOf, recipeOf, type StrobeChoice, type StrobeSubject, spansOf, timesOf } from './choice.ts';
import type { StrobeRecipe } from './protocol.ts';
import classes from './Strobe.module.css';
import { StrobeOptions } from './StrobeOptions.tsx';
import { useStrobe } from './useStrobe.ts';
import { useStrobeOutput } from './useStrobeOutput.ts';

/** Kept while the program runs; frames, part, rectangle and spread belong to their clip. */
let lastChoice: Pick<StrobeChoice, 'kind' | 'source' | 'count' | 'crop' | 'labels'> = {
  kind: 'strip',
  source: 'even',
  count: 6,
  crop: 'about',
  labels: true,
};

type Props = {
  readonly subject: StrobeSubject;
  /** Stands above the options: what the panel would cover on its screen. */
  readonly above?: ReactNode;
  readonly onClose: () => void;
};

/** Frames of one clip in one picture. Lies over the screen without holding it up: the player goes on working beside it. */
export function StrobePanel({ subject, above = null, onClose }: Props) {
  const { t } = useTranslation('strobe');
  const { recording } = subject;
  const [choice, setChoice] = useState<StrobeChoice>({ ...lastChoice, picked: [], span: null, box: null, spread: null });
  const [large, setLarge] = useState(false);
  // The frame of the panel first, its many controls in a task of their own.
  const ready = useDeferredValue(true, false);
  const panel = useRef<HTMLElement>(null);
  const opener = useRef(document.activeElement);
  useEffect(() => {
    const before = opener.current;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const spans = spansOf(subject);
  const span = chosenSpan(spans, choice.span, subject);
  const frames = framesOf(subject, choice, span.span);
  const recipe = recipeOf(subject, choice, frames);
  const preview = useStrobe(subject, recipe);
  const output = useStrobeOutput(subject);
  const size = { width: recording.width, height: recording.height };
  const box = choice.box ?? { left: 0, top: 0, ...size };
  const [first] = frames;
  const wholeFrame: StrobeRecipe | null =
    choice.crop !== 'own' || first === undefined
      ? null
      : { kind: 'strip', frames: [first], background: [], crop: 'whole', spread: 0, towards: 'right', labels: [], caption: '' };
  const choose = (change: Partial<StrobeChoice>) => {
    // A part of one's own begins with what is shown now.
    const begin = change.crop === 'own' && choice.box === null ? { box: preview.shown?.made.box ?? null } : {};
    const next = { ...choice, ...begin, ...change };
    setChoice(next);
    const { kind, source, count, crop, labels } = next;
    lastChoice = { kind, source, count, crop: crop === 'own' ? 'about' : crop, labels };
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true')) return;
    event.stopPropagation();
    onClose();
  };

  const seen = preview.fresh ? (preview.shown?.made ?? null) : null;
  const list = frames.join(', ');
  const name = t('fileName', { clip: subject.name, from: first ?? 0, to: frames.at(-1) ?? 0 });
  const times = !recording.captureRate.confirmed
    ? 'unconfirmed'
    : timesOf(subject, frames) === null && frames.length > 0
      ? 'ramp'
      : 'known';
  return (
    <section
      ref={panel}
      role="dialog"
      aria-modal="false"
      aria-label={t('titleOf', { name: subject.name })}
      tabIndex={-1}
      data-quiet-focus
      data-large={large || undefined}
      className={classes['panel']}
      onKeyDown={leave}
    >
      <Group justify="space-between" wrap="nowrap" className={classes['head']}>
        <Title order={2} size="h4" lineClamp={1}>
          {t('titleOf', { name: subject.name })}
        </Title>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            size={40}
            variant="subtle"
            aria-pressed={large}
            aria-label={t(large ? 'reduce' : 'enlarge')}
            onClick={() => setLarge(!large)}
          >
            {large ? <IconArrowsDiagonalMinimize2 size={20} aria-hidden /> : <IconArrowsDiagonal size={20} aria-hidden />}
          </ActionIcon>
          <ActionIcon size={40} variant="subtle" aria-label={t('close')} onClick={onClose}>
            <IconX size={20} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <div className={classes['preview']} data-testid="strobe-preview" data-ready={preview.fresh ? frames.join(' ') : undefined}>
        {preview.shown !== null && frames.length >= fewestFrames ? (
          <img
            src={preview.shown.url}
            data-stale={!preview.fresh || undefined}
            alt={t('preview', { what: t(choice.kind === 'strip' ? 'previewStrip' : 'previewMerged', { frames: list }) })}
          />
        ) : (
          <p>{frames.length < fewestFrames ? t('nothing') : t('making', { percent: Math.round((preview.share ?? 0) * 100) })}</p>
        )}
      </div>
      <Progress
        value={(preview.share ?? 0) * 100}
        size={4}
        radius={0}
        aria-label={t('making', { percent: Math.round((preview.share ?? 0) * 100) })}
        style={{ visibility: preview.share === null || recipe === null ? 'hidden' : 'visible' }}
      />
      <div className={classes['body']}>
        {ready && (
          <>
            {above}
            {preview.failure !== null && (
              <Text role="alert" c="red">
                {preview.failure}
              </Text>
            )}
            <StrobeOptions
              choice={choice}
              spans={spans}
              span={span}
              frames={frames}
              here={subject.frame}
              times={times}
              spread={choice.spread ?? preview.shown?.made.spread ?? 0}
              onChoose={choose}
            >
              {choice.crop === 'own' && <OwnCrop subject={subject} recipe={wholeFrame} box={box} onBox={(next) => choose({ box: next })} />}
            </StrobeOptions>
          </>
        )}
      </div>
      <Group className={classes['foot']} gap="sm" wrap="nowrap">
        {output.share === null ? (
          <>
            <Button
              leftSection={<IconDownload size={20} aria-hidden />}
              disabled={recipe === null}
              onClick={() => recipe !== null && void output.save(recipe, seen, name)}
            >
              {t('save')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconCopy size={20} aria-hidden />}
              disabled={recipe === null}
              onClick={() => recipe !== null && void output.copy(recipe, seen)}
            >
              {t('copy')}
            </Button>
            <Text size="sm" role="status">
              {output.copied && t('copied')}
            </Text>
          </>
        ) : (
          <>
            <Progress value={output.share * 100} flex={1} aria-label={t('making', { percent: Math.round(output.share * 100) })} />
            <Button variant="default" onClick={output.cancel}>
              {t('cancel')}
            </Button>
          </>
        )}
      </Group>
    </section>
  );
}

type OwnCropProps = {
  readonly subject: StrobeSubject;
  readonly recipe: StrobeRecipe | null;
  readonly box: Parameters<typeof CropPicker>[0]['box'];
  readonly onBox: Parameters<typeof CropPicker>[0]['onBox'];
};

function OwnCrop({ subject, recipe, box, onBox }: OwnCropProps) {
  const { shown } = useStrobe(subject, recipe);
  const { width, height } = subject.recording;
  return <CropPicker url={shown?.url ?? null} picture={{ width, height }} box={box} onBox={onBox} />;
}
