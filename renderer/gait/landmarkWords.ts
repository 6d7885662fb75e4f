import i18next from 'i18next';
import type { Occasion } from '#core/annotation/landmarks.ts';
import type { BodyPoint } from '#core/annotation/records.ts';
import type { View } from '#core/domain/recording.ts';
import type { Side } from '#core/gait/events.ts';
import { sideOfPoint } from '#core/gait/occasions.ts';
import { isSideView } from '#core/gait/space.ts';

/** 'Left knee', in the runner's own terms: trunk and pelvis on the side that the camera sees. */
export const pointInWords = (point: BodyPoint, view: View, side: Side): string =>
  i18next.t(`landmarks:point.${sideOfPoint(point, view, side)}.${point}`);

/** 'Left initial contact'. */
export const occasionInWords = ({ moment, side }: Occasion): string => i18next.t(`landmarks:occasion.${side}.${moment}`);

/** Several points in a row, within a sentence: 'left hip, left knee'. */
export const pointsInWords = (points: readonly BodyPoint[], view: View, side: Side): string =>
  points
    .map((point) => pointInWords(point, view, side))
    .map((words) => words.slice(0, 1).toLowerCase() + words.slice(1))
    .join(', ');

/** Where on the body a point lies, so that everybody points at the same place. */
export const whereInWords = (point: BodyPoint, view: View): string =>
  isSideView(view) === true || point === 'shoulder' || point === 'psis-left' || point === 'psis-right'
    ? i18next.t(`landmarks:where.${point}`)
    : i18next.t(`landmarks:whereRear.${point}`);
