import { assertNever } from '../domain/brand.ts';
import type { FormDetails, FormJudgement } from './form.ts';
import { isHopTest } from './formModule.ts';
import { hopGate } from './outcomes/hopGate.ts';
import type { Block } from './redFlags/block.ts';
import { isBlocking } from './redFlags/level.ts';
import { resultsOf } from './redFlags/results.ts';
import type { Screening } from './redFlags/screening.ts';
import type { ScreenState } from './redFlags/screenState.ts';
import type { RuleResult } from './ruleResult.ts';
import type { tablesOf } from './treatment/clinicRules.ts';
import { type RuleDecision, unsettled } from './treatment/decision.ts';
import { judgeManualRelease, manualOverrides } from './treatment/manualJudge.ts';
import type { OpenFlag } from './treatment/openFlag.ts';
import type { Override } from './treatment/rule.ts';
import { judgeShockwaveSession, type SessionFacts, shockwaveOverrides } from './treatment/shockwaveJudge.ts';
import { judgeTaping, tapingOverrides } from './treatment/tapingJudge.ts';

/** What the rules need to know beside the form itself. */
export type FormFacts = {
  readonly tables: ReturnType<typeof tablesOf>;
  /** Null where not all that matters is known. */
  readonly openFlags: readonly OpenFlag[] | null;
  /** All that bears on the form's part of the program at this visit, overridden or not. */
  readonly blocks: readonly Block[];
  readonly session: Pick<SessionFacts, 'sessionNumber' | 'sessionsWithoutReview' | 'lastDay' | 'steroidDay'>;
  readonly screen: { readonly state: ScreenState; readonly screenings: readonly Screening[] };
  /** Pain when walking, 0 to 10; null where nobody asked at this visit. */
  readonly walkingPain: number | null;
};

type Judged = { readonly results: readonly RuleResult[]; readonly overrides: ReadonlyMap<string, Override> };
const nothing: Judged = { results: [], overrides: new Map() };

function judged(details: FormDetails, facts: FormFacts): Judged {
  const { tables, openFlags } = facts;
  switch (details.kind) {
    case 'shockwave':
      return {
        results: judgeShockwaveSession(tables.shockwave, {
          ...facts.session,
          session: details.session,
          device: details.device.facts,
          contraindications: details.contraindications,
          openFlags,
        }),
        overrides: shockwaveOverrides(tables.shockwave),
      };
    case 'taping':
      return { results: judgeTaping(tables.taping, details.taping, openFlags), overrides: tapingOverrides(tables.taping) };
    case 'manual-release':
      return { results: judgeManualRelease(tables.manual, details.session, openFlags), overrides: manualOverrides(tables.manual) };
    case 'outcome': {
      if (!isHopTest(details.entry.instrument)) return nothing;
      const stopOpen = openFlags === null ? null : openFlags.some(({ level }) => isBlocking(level));
      const gate = hopGate(stopOpen, facts.walkingPain);
      return { results: [gate], overrides: new Map([[gate.ruleId, 'with-reason']]) };
    }
    case 'red-flags': {
      const { state, screenings } = facts.screen;
      return { results: resultsOf(state, screenings, details.screening), overrides: new Map() };
    }
    case 'intake':
    case 'note':
    case 'cause-and-effect':
      return nothing;
    default:
      return assertNever(details);
  }
}

/** Which blocks of the screen a rule about flags repeats: those of the flags it names, or of the questions nobody has answered. */
function repeated({ inputs }: RuleResult, blocks: readonly Block[]): readonly Block[] {
  if (inputs['screened'] === false) return blocks.filter(({ cause }) => cause !== 'flag');
  const flags = typeof inputs['flags'] === 'string' ? inputs['flags'].split(' ') : [];
  return blocks.filter(({ cause, item }) => cause === 'flag' && flags.includes(item));
}

/** An override that the screen holds counts for the treatment's own rule on the same flags: it is asked for once. */
function decidedByScreen(results: readonly RuleResult[], blocks: readonly Block[]): readonly RuleDecision[] {
  return results.flatMap((result): RuleDecision[] => {
    const same = repeated(result, blocks);
    const overrides = same.flatMap(({ override }) => override ?? []);
    const [first] = overrides;
    if (first === undefined || overrides.length < same.length) return [];
    const { ruleId, inputs } = result;
    const { by, at, reason } = first;
    const physicianOrder = overrides.every((one) => one.physicianOrder !== null) ? first.physicianOrder : null;
    return [{ ruleId, inputs, by, at, decision: 'overridden', reason, physicianOrder }];
  });
}

const decisionsOf = (details: FormDetails): readonly RuleDecision[] => ('decisions' in details ? details.decisions : []);

/** What the rules in force say of a form, and which of them still stand in the way of calling it done. The results of the screen itself stand in no form's way. */
export function judgeForm(details: FormDetails, facts: FormFacts): FormJudgement {
  const { results, overrides } = judged(details, facts);
  if (details.kind === 'red-flags') return { results: [...results], unsettled: [] };
  const decisions = [...decisionsOf(details), ...decidedByScreen(results, facts.blocks)];
  return { results: [...results], unsettled: [...new Set(unsettled(results, decisions, overrides).map(({ ruleId }) => ruleId))] };
}
