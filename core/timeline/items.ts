import type { InstrumentId } from '../clinical/outcomes/definition.ts';
import type { MetricId } from '../gait/definition.ts';
import type { PainMoment } from '../plan/criterion.ts';
import type { DayTime } from './axis.ts';
import type { LoadWeek, PhaseBand, PlanRow, RunWeek } from './care.ts';
import type { ClipEntry, ShockwaveEntry, TreatmentEntry, VisitEntry } from './entries.ts';
import type { GaitPoint, GaitSeries, ScorePoint, ScoreSeries } from './series.ts';
import type { TimelineSource } from './source.ts';
import type { TickUnit } from './ticks.ts';

export type DoseKind = 'energy' | 'impulses';
export type PainKind = PainMoment | 'at-visit';

/** The worst pain of a stretch of days, 0 to 10. */
export type PainSpan = {
  readonly moment: PainKind;
  readonly unit: TickUnit;
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  readonly worst: number;
  /** Day of the worst; the latest of several. */
  readonly worstOn: string;
  /** Days with an entry. */
  readonly days: number;
  /** Nothing that was done on them is without an entry. */
  readonly complete: boolean;
};

/** What a mark is of. */
export type Subject =
  | { readonly kind: 'onset'; readonly from: string; readonly to: string }
  | { readonly kind: 'visit'; readonly entry: VisitEntry }
  | { readonly kind: 'clip'; readonly entry: ClipEntry }
  | { readonly kind: 'gait'; readonly series: Pick<GaitSeries, 'metric' | 'unit'>; readonly point: GaitPoint }
  | { readonly kind: 'treatment'; readonly entry: TreatmentEntry }
  | { readonly kind: 'dose'; readonly dose: DoseKind; readonly entry: ShockwaveEntry; readonly value: number }
  | { readonly kind: 'score'; readonly series: ScoreSeries; readonly point: ScorePoint }
  | { readonly kind: 'unscored'; readonly series: ScoreSeries; readonly entry: ScoreSeries['incomplete'][number] }
  | { readonly kind: 'phase'; readonly plan: PlanRow; readonly band: PhaseBand }
  | { readonly kind: 'load'; readonly week: LoadWeek }
  | { readonly kind: 'running'; readonly week: RunWeek }
  | { readonly kind: 'pain'; readonly span: PainSpan };

/** One thing on the chart, from when to when, and where it leads; null where there is nothing to go to. */
export type Item = {
  readonly id: string;
  readonly subject: Subject;
  readonly from: DayTime;
  readonly to: DayTime;
  readonly source: TimelineSource | null;
};

export const shapes = ['circle', 'square', 'diamond', 'triangle', 'cross', 'bar'] as const;
export type Shape = (typeof shapes)[number];
/** What a colour stands for; screen and picture have a colour for each. */
export const tones = [
  'text',
  'soft',
  'grid',
  'panel',
  'band',
  'visit',
  'clip',
  'left',
  'right',
  'both',
  'shockwave',
  'taping',
  'manual',
  'trial',
  'score',
  'phase',
  'phase-other',
  'load',
  'running',
  'during',
  'after',
  'morning',
  'at-visit',
] as const;
export type Tone = (typeof tones)[number];
export type Look = { readonly shape: Shape; readonly tone: Tone };

/** A mark's value with its standard uncertainty; null where it has none that is known. */
export type ValueItem = { readonly item: Item; readonly value: number; readonly sigma: number | null };
export type Series = {
  readonly key: string;
  readonly look: Look;
  readonly points: readonly ValueItem[];
  /** How its points are joined. */
  readonly join: 'line' | 'steps' | 'none';
};

/** The part that can be chosen to be shown or not; the same for every patient. */
export type LaneChoice =
  | 'visits'
  | 'clips'
  | `gait.${MetricId}`
  | 'treatments'
  | 'dose'
  | `score.${InstrumentId}`
  | 'plan'
  | 'load'
  | 'running'
  | 'pain';

type LaneBase = { readonly id: string; readonly choice: LaneChoice };
export type MarksLane = LaneBase & { readonly kind: 'marks'; readonly marks: readonly { readonly item: Item; readonly look: Look }[] };
export type BandsLane = LaneBase & { readonly kind: 'bands'; readonly rows: readonly (readonly Item[])[] };
export type BarsLane = LaneBase & {
  readonly kind: 'bars';
  readonly tone: Tone;
  readonly bars: readonly {
    readonly item: Item;
    /** What was asked for, drawn as an outline; null where nothing is. */
    readonly outline: number | null;
    /** What is known to be; above it, up to `beside`, what is so in part. */
    readonly filled: number;
    readonly beside: number;
    /** It may be more. */
    readonly open: boolean;
  }[];
};
export type ValuesLane = LaneBase & {
  readonly kind: 'values';
  readonly series: readonly Series[];
  /** What was tried or entered and has no value: it stands below the scale. */
  readonly absent: readonly Item[];
  /** The whole range to show; null for that of the values. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Values between which a change is no more than measurement error; null where that is not known. */
  readonly error: { readonly low: number; readonly high: number } | null;
  /** Value that patients notice; null where that is not known. */
  readonly noticed: number | null;
  /** The score whose change is judged; null for any other lane. */
  readonly score: ScoreSeries | null;
};
export type Lane = MarksLane | BandsLane | BarsLane | ValuesLane;
