import type { DecidedHint, Hint, HintFinding, HintStanding } from '../domain/gaitHint.ts';

/** A decision as it is kept, with the suggestion as it was shown. */
export type KeptDecision = {
  readonly decision: 'accepted' | 'dismissed';
  readonly note: string;
  readonly hint: Hint;
  readonly decidedAt: string;
  readonly decidedBy: string;
};

const isSame = (a: Pick<Hint, 'id' | 'subject'>, b: Pick<Hint, 'id' | 'subject'>): boolean => a.id === b.id && a.subject === b.subject;

/** Equal but for the last digits, which another machine may compute otherwise. */
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const sameFinding = (a: HintFinding, b: HintFinding): boolean =>
  a.kind === b.kind &&
  a.metric === b.metric &&
  a.side === b.side &&
  a.n === b.n &&
  close(a.value, b.value) &&
  close(a.uncertainty, b.uncertainty) &&
  close(a.limit, b.limit);

/** Whether what was decided on still holds among the suggestions of now, and on the same numbers. */
export function standingOf(decidedOn: Hint, now: readonly Hint[]): HintStanding {
  const hint = now.find((each) => isSame(each, decidedOn));
  if (hint === undefined) return 'no-longer-found';
  const same = hint.findings.length === decidedOn.findings.length;
  return same && hint.findings.every((finding) => decidedOn.findings.some((before) => sameFinding(before, finding)))
    ? 'as-decided'
    : 'numbers-changed';
}

/** The suggestions of now with what was decided on them, then those decided on that the numbers no longer give. */
export function withDecisions(now: readonly Hint[], kept: readonly KeptDecision[]): readonly DecidedHint[] {
  const said = ({ decision, note, decidedAt: at, decidedBy: by, hint }: KeptDecision): NonNullable<DecidedHint['decision']> => ({
    decision,
    note,
    at,
    by,
    standing: standingOf(hint, now),
    decidedOn: hint,
  });
  const present = now.map((hint): DecidedHint => {
    const found = kept.find((each) => isSame(each.hint, hint));
    return { hint, decision: found === undefined ? null : said(found) };
  });
  const gone = kept.filter(({ hint }) => !now.some((each) => isSame(each, hint)));
  return [...present, ...gone.map((each) => ({ hint: each.hint, decision: said(each) }))];
}
