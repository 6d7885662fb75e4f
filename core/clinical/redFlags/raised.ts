import { compareInstants } from '../calendar.ts';
import type { AnswerKey } from './condition.ts';
import type { DatedAnswer } from './facts.ts';
import type { Finding } from './finding.ts';
import type { FlagDraft } from './flag.ts';
import type { FlagRecord } from './flagStatus.ts';
import type { ItemId } from './item.ts';
import { redFlagVersion } from './items.ts';
import { type FlagLevel, gravest, isGraver, soonest, type Urgency } from './level.ts';

/** An item that is raised: by flags that are open, by today's answers, or both. */
export type RaisedItem = {
  readonly item: ItemId;
  /** The gravest of its open flags and of today's answers. */
  readonly level: FlagLevel;
  readonly urgency: Urgency;
  readonly open: readonly FlagRecord[];
  /** The flag that is to be recorded: new, or graver than the open ones; null where the open ones say it all. */
  readonly draft: FlagDraft | null;
  readonly because: readonly AnswerKey[];
  readonly aggravating: readonly AnswerKey[];
};

function draftOf({ item, rule, because, aggravating }: Finding, answers: ReadonlyMap<AnswerKey, DatedAnswer>): FlagDraft | null {
  const dated = because.flatMap((key) => answers.get(key) ?? []).toSorted((a, b) => compareInstants(a.screening.at, b.screening.at));
  const from = dated.at(-1)?.screening;
  if (rule === null || from === undefined) return null;
  return {
    item,
    level: rule.level,
    urgency: rule.urgency,
    side: from.side,
    screeningId: from.id,
    raisedAt: from.at,
    because: [...because],
    aggravating: [...aggravating],
    rulesVersion: redFlagVersion,
  };
}

/** An item's open flags and today's answers together; null where neither raises it. */
export function raisedOf(
  finding: Finding,
  records: readonly FlagRecord[],
  answers: ReadonlyMap<AnswerKey, DatedAnswer>,
): RaisedItem | null {
  const open = records.filter(({ flag, closed }) => flag.item === finding.item && closed === null);
  const before = gravest(open.map(({ flag }) => flag.level));
  const now = finding.rule?.level ?? null;
  const level = gravest([before, now]);
  if (level === null) return null;
  return {
    item: finding.item,
    level,
    urgency: soonest([...open.map(({ flag }) => flag.urgency), ...(finding.rule === null ? [] : [finding.rule.urgency])]),
    open,
    draft: isGraver(now, before) ? draftOf(finding, answers) : null,
    because: [...new Set([...finding.because, ...open.flatMap(({ flag }) => flag.because)])],
    aggravating: [...new Set([...finding.aggravating, ...open.flatMap(({ flag }) => flag.aggravating)])],
  };
}

/** An emergency holds everything up until what was done about it is recorded. */
export const unattended = ({ level, open, draft }: RaisedItem): boolean =>
  level === 'emergency' && (draft?.level === 'emergency' || open.some(({ flag, action }) => flag.level === 'emergency' && action === null));
