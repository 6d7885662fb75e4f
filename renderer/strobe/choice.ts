import i18next from 'i18next';
import { mirroredPreset } from '#core/annotation/mirror.ts';
import type { KeyImage } from '#core/annotation/records.ts';
import type { Box } from '#core/compare/arrange.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { backgroundSamples } from '#core/strobe/background.ts';
import {
  backgroundFrames,
  evenFrames,
  eventFrames,
  fewestFrames,
  pickedFrames,
  type Span,
  sinceFirst,
  stridesOf,
  wholeSpan,
} from '#core/strobe/frames.ts';
import { facing } from '#core/strobe/layout.ts';
import type { StrobeRecipe } from './protocol.ts';
import type { StrobeClip } from './strobeBench.ts';

/** A clip as the screen has it open. */
export type StrobeSubject = StrobeClip & {
  readonly recording: Recording;
  readonly name: string;
  readonly keyImages: readonly KeyImage[];
  /** Contacts of one foot that nobody gave a side. */
  readonly contacts: readonly FrameNo[];
  readonly loop: Span | null;
  /** The frame on screen. */
  readonly frame: FrameNo;
};

/** What is chosen in the panel. */
export type StrobeChoice = {
  readonly kind: StrobeRecipe['kind'];
  readonly source: 'even' | 'events' | 'picked';
  readonly count: number;
  readonly picked: readonly FrameNo[];
  /** Key of a span on offer; one that is not offered any more stands for the first. */
  readonly span: string | null;
  readonly crop: 'about' | 'whole' | 'own';
  readonly box: Box | null;
  /** Null: as is fitting. */
  readonly spread: number | null;
  readonly labels: boolean;
};

export type OfferedSpan = { readonly key: string; readonly words: string; readonly span: Span };

/** The loop, every marked stride, the whole clip. */
export function spansOf({ keyImages, contacts, mirrored, loop, index }: StrobeSubject): readonly OfferedSpan[] {
  const { t } = i18next;
  const strides = stridesOf(keyImages, contacts, mirrored).map(({ side, span }) => ({
    key: `${side} ${span.from} ${span.to}`,
    words: t(`strobe:spans.${side ?? 'contact'}`, span),
    span,
  }));
  return [
    ...(loop === null ? [] : [{ key: 'loop', words: t('strobe:spans.loop', loop), span: loop }]),
    ...strides,
    { key: 'whole', words: t('strobe:spans.whole'), span: wholeSpan(index) },
  ];
}

export const chosenSpan = (spans: readonly OfferedSpan[], key: string | null, subject: StrobeSubject): OfferedSpan =>
  spans.find((span) => span.key === key) ?? spans[0] ?? { key: 'whole', words: '', span: wholeSpan(subject.index) };

export function framesOf(subject: StrobeSubject, choice: StrobeChoice, span: Span): readonly FrameNo[] {
  switch (choice.source) {
    case 'even':
      return evenFrames(subject.index, span, choice.count);
    case 'events':
      return eventFrames(subject.keyImages, span);
    case 'picked':
      return pickedFrames(choice.picked);
  }
}

/** Milliseconds of true time since the first frame; null where only frame numbers are true. */
export const timesOf = ({ recording, index }: StrobeSubject, frames: readonly FrameNo[]): readonly number[] | null =>
  sinceFirst(index, frames, recording.captureRate, recording.probe.warnings);

/** Null while fewer than two frames are chosen. */
export function recipeOf(subject: StrobeSubject, choice: StrobeChoice, frames: readonly FrameNo[]): StrobeRecipe | null {
  if (frames.length < fewestFrames) return null;
  const { t } = i18next;
  const { recording, mirrored, index, keyImages } = subject;
  const times = timesOf(subject, frames);
  const milliseconds = times?.map(timeWords);
  const label = (frame: FrameNo, k: number): string => {
    const time = milliseconds?.[k];
    const own = time === undefined ? t('strobe:frame', { frame }) : t('strobe:time', { time });
    const preset =
      choice.source === 'events' ? (keyImages.find((image) => image.frame === frame && image.preset !== null)?.preset ?? null) : null;
    return preset === null
      ? own
      : t('strobe:labelWithEvent', { event: t(`review:presets.${mirrored ? mirroredPreset(preset) : preset}`), label: own });
  };
  const caption =
    milliseconds === undefined
      ? t('strobe:frames', { frames: frames.join(' · ') })
      : t('strobe:times', { times: milliseconds.join(' · ') });
  return {
    kind: choice.kind,
    frames,
    background: backgroundFrames(index, backgroundSamples),
    crop: choice.crop === 'own' ? (choice.box ?? 'whole') : choice.crop,
    spread: choice.kind === 'merged' ? choice.spread : 0,
    towards: facing(recording.view, mirrored),
    labels: choice.labels ? frames.map(label) : [],
    caption: choice.labels ? caption : '',
  };
}

/** Whole milliseconds; tenths where frames lie closer than that. */
const timeWords = (time: number, _: number, all: readonly number[]): string =>
  time.toFixed(all.some((other, k) => k > 0 && other - (all[k - 1] ?? 0) < 2) ? 1 : 0);
