import type { Scene } from '#core/annotation/measure.ts';
import type { Track } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { NotMeasurable } from '#core/domain/measured.ts';
import { angleCurve, type Curve, type CurveResult, pathCurve, type Sample } from '#core/tracking/curves.ts';

/** A clip whose curves are drawn. */
export type CurveClip = {
  readonly key: string;
  readonly name: string;
  readonly scene: Scene;
  readonly tracks: readonly Track[];
  readonly mirrored: boolean;
  /** Where a sample lies on the common axis. */
  readonly xOf: (sample: Sample) => number;
};

export type DrawnQuantity = 'forwards' | 'up' | 'speed' | 'lean' | 'angle';
export type CurveChoice = {
  readonly quantity: DrawnQuantity;
  /** Names of points; empty: every point. Two for an angle against the vertical, three for an angle, the joint in the middle. */
  readonly points: readonly string[];
  readonly cutoff: number | null;
};

export type CurveLine = {
  readonly key: string;
  readonly clip: CurveClip;
  /** Names of its points. */
  readonly points: readonly string[];
  readonly colour: string;
  readonly curve: Curve;
};
export type CurveLines = {
  readonly lines: readonly CurveLine[];
  readonly refused: readonly { readonly clip: CurveClip; readonly points: readonly string[]; readonly reason: NotMeasurable }[];
};

/** How many points a quantity is made of. */
export const pointsFor: Readonly<Record<DrawnQuantity, 1 | 2 | 3>> = { forwards: 1, up: 1, speed: 1, lean: 2, angle: 3 };

/** Names of all points, each once, in the order of the clips. */
export const pointNames = (clips: readonly CurveClip[]): readonly string[] => [
  ...new Set(clips.flatMap(({ tracks }) => tracks.map(({ name }) => name))),
];

/** What a choice comes to on each clip; a clip without the chosen points is left out. */
export function curveLines(clips: readonly CurveClip[], choice: CurveChoice): CurveLines {
  const lines: CurveLine[] = [];
  const refused: CurveLines['refused'][number][] = [];
  for (const clip of clips)
    for (const tracks of tracksFor(clip, choice)) {
      const points = tracks.map(({ name }) => name);
      const result = resultOf(clip, tracks, choice);
      const [first] = tracks;
      if (!result.ok) refused.push({ clip, points, reason: result.reason });
      else if (first !== undefined)
        lines.push({ key: `${clip.key} ${first.id}`, clip, points, colour: (tracks[1] ?? first).colour, curve: result.curve });
    }
  return { lines, refused };
}

function tracksFor({ tracks }: CurveClip, { quantity, points }: CurveChoice): readonly (readonly Track[])[] {
  if (pointsFor[quantity] === 1) return tracks.filter(({ name }) => points.length === 0 || points.includes(name)).map((track) => [track]);
  const found = points.slice(0, pointsFor[quantity]).flatMap((name) => tracks.find((track) => track.name === name) ?? []);
  return found.length === pointsFor[quantity] ? [found] : [];
}

function resultOf({ scene, mirrored }: CurveClip, tracks: readonly Track[], { quantity, cutoff }: CurveChoice): CurveResult {
  const [first] = tracks;
  const options = { cutoff, mirrored };
  if (quantity === 'lean' || quantity === 'angle') return angleCurve(tracks, scene, options);
  return first === undefined ? { ok: false, reason: 'incomplete' } : pathCurve(first, quantity, scene, options);
}

/** The sample of a frame; null where the curve is not known there. */
export const sampleAt = ({ curve }: CurveLine, at: FrameNo | undefined): Sample | null =>
  curve.runs.flatMap((run) => run.find(({ frame }) => frame === at) ?? [])[0] ?? null;
