import type { VisitId } from '../../domain/ids.ts';
import { type DifferenceRow, differenceTable, type MeasuredTake, type Purpose } from '../../gait/difference.ts';
import { compareInstants } from '../calendar.ts';
import { type Change, type Detectable, judgeChange, type NotJudged } from '../change.ts';
import type { BodySide } from '../site.ts';
import type { InterventionKind } from './record.ts';

/** When and in which visit something was done. */
export type Done = { readonly visitId: VisitId; readonly at: string };
export type Tried = Done & { readonly kind: InterventionKind };

/** Why a baseline and a re-test do not belong together. */
export const pairingFaults = ['other-visit', 'not-before', 'not-after'] as const;
export type PairingFault = (typeof pairingFaults)[number];

/** Baseline, then intervention, then re-test, all of one visit. What has the same time as the intervention counts as before or after it, but not as both. */
export function pairingFault(baseline: Done, tried: Done, retest: Done): PairingFault | null {
  if (baseline.visitId !== tried.visitId || retest.visitId !== tried.visitId) return 'other-visit';
  if (compareInstants(baseline.at, tried.at) > 0) return 'not-before';
  if (compareInstants(retest.at, tried.at) < 0 || compareInstants(retest.at, baseline.at) <= 0) return 'not-after';
  return null;
}

/** What a test found. `test` is the instrument's id with its version; `circumstances` what it was done under: task, incline, shoe. */
export type Finding = Done & {
  readonly test: string;
  readonly side: BodySide;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** Null where it is not complete. */
  readonly value: number | null;
  readonly circumstances: Readonly<Record<string, string | number | null>>;
};

export type Obstacle = PairingFault | NotJudged | 'other-test' | 'other-side' | 'other-unit' | 'other-circumstances';
export type Effect =
  | {
      readonly verdict: 'better' | 'worse' | 'within-error';
      readonly delta: number;
      readonly unit: string;
      readonly detectable: Detectable;
    }
  | {
      readonly verdict: 'not-comparable';
      readonly reason: Obstacle;
      /** Which circumstances differ; empty for any other reason. */
      readonly differing: readonly string[];
      /** After less before, where both are of one test, side and unit; else null. */
      readonly delta: number | null;
    };

/** The circumstance that each intervention changes on purpose: it may differ, it is what is being tried. */
const meantToDiffer: Readonly<Record<InterventionKind, readonly string[]>> = {
  shockwave: [],
  taping: ['tape'],
  'manual-release': [],
  exercise: [],
  cue: ['cue'],
  footwear: ['shoe'],
  'heel-lift': ['heel-lift'],
  other: [],
};

function differingOf(a: Finding, b: Finding, kind: InterventionKind): readonly string[] {
  const names = new Set([...Object.keys(a.circumstances), ...Object.keys(b.circumstances)]);
  return [...names].filter(
    (name) => !meantToDiffer[kind].includes(name) && (a.circumstances[name] ?? null) !== (b.circumstances[name] ?? null),
  );
}

const blocked = (reason: Obstacle, differing: readonly string[] = [], delta: number | null = null): Effect => ({
  verdict: 'not-comparable',
  reason,
  differing,
  delta,
});

/**
 * What a test did from baseline to re-test around an intervention, against the smallest detectable change in its unit. That it followed the intervention does not say that it
 * came of it.
 */
export function effectOnTest(baseline: Finding, tried: Tried, retest: Finding, detectable: Detectable | null): Effect {
  if (baseline.test !== retest.test) return blocked('other-test');
  if (baseline.side !== retest.side) return blocked('other-side');
  if (baseline.unit !== retest.unit) return blocked('other-unit');
  const change: Change = judgeChange(baseline.value, retest.value, baseline.better, detectable);
  const fault = pairingFault(baseline, tried, retest);
  if (fault !== null) return blocked(fault, [], change.delta);
  const differing = differingOf(baseline, retest, tried.kind);
  if (differing.length > 0) return blocked('other-circumstances', differing, change.delta);
  if (change.verdict === 'not-judged') return blocked(change.reason, [], change.delta);
  return { ...change, unit: baseline.unit };
}

export type ClipEffect =
  | { readonly ok: true; readonly rows: readonly DifferenceRow[] }
  | { readonly ok: false; readonly reason: PairingFault };

/** What an intervention changes of the clip's circumstances on purpose. */
const clipPurposes = (kind: InterventionKind): readonly Purpose[] =>
  kind === 'footwear' ? ['other-footwear'] : kind === 'taping' ? ['other-taping'] : [];

/** What every gait metric did from the baseline's clip to the re-test's. Another shoe is no obstacle where the shoe is what was tried. */
export function effectOnClips(baseline: Done & MeasuredTake, tried: Tried, retest: Done & MeasuredTake): ClipEffect {
  const fault = pairingFault(baseline, tried, retest);
  return fault === null ? { ok: true, rows: differenceTable(baseline, retest, clipPurposes(tried.kind)) } : { ok: false, reason: fault };
}
