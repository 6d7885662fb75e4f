import { compareInstants } from '../calendar.ts';
import type { RedFlagPolicy } from './policy.ts';

/** What a patient reports between visits, in the diary or by telephone; pain is of the same kind both times, 0 to 10, null where it is not known. */
export type PatientReport = {
  readonly at: string;
  readonly pop: boolean;
  readonly newSwelling: boolean;
  readonly nightPain: boolean;
  readonly pain: { readonly before: number | null; readonly now: number | null };
};

/** Why the screen is due. */
export const rescreenReasons = ['no-intake', 'new-visit', 'pop', 'new-swelling', 'night-pain', 'pain-rise'] as const;
export type RescreenReason = (typeof rescreenReasons)[number];

/** What in a report asks for a new screening. */
export function reportReasons(
  { pop, newSwelling, nightPain, pain }: PatientReport,
  { painRise }: RedFlagPolicy,
): readonly RescreenReason[] {
  const rose = pain.before !== null && pain.now !== null && pain.now - pain.before >= painRise;
  const reasons: readonly (readonly [RescreenReason, boolean])[] = [
    ['pop', pop],
    ['new-swelling', newSwelling],
    ['night-pain', nightPain],
    ['pain-rise', rose],
  ];
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** Reasons of every report since the last screening, each once. */
export const reasonsSince = (reports: readonly PatientReport[], since: string | null, policy: RedFlagPolicy): readonly RescreenReason[] =>
  rescreenReasons.filter((reason) =>
    reports.some((report) => (since === null || compareInstants(report.at, since) > 0) && reportReasons(report, policy).includes(reason)),
  );

const promptStems = [
  /\bpop(?:s|ped|ping)?\b/,
  /\bsnap(?:s|ped|ping)?\b/,
  /\bsw(?:ollen|elling|elled)\b/,
  /\bbreathless(?:ness)?\b/,
  /\bnumb(?:ness)?\b/,
  /\bantibiotics?\b/,
];

/** Words of free text that may prompt the screen. They raise and close nothing. */
export const promptWords = (text: string): readonly string[] => promptStems.flatMap((stem) => stem.exec(text.toLowerCase())?.[0] ?? []);
