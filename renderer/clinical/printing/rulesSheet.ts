import i18next from 'i18next';
import type { FormJudgement } from '#core/clinical/form.ts';
import type { SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { decisionOn, type RuleDecision } from '#core/clinical/treatment/decision.ts';
import { timeOf } from '../../ui/words.ts';
import { enteredWords, flagWords, ruleInWords } from '../treatment/ruleWords.ts';
import { whoInWords } from '../whoWords.ts';
import { row, section, sourceWords } from './rows.ts';

const order: readonly RuleResult['verdict'][] = ['block', 'warn', 'caution'];

function decidedWords(decision: RuleDecision): string {
  const by = { name: whoInWords(decision.by), at: timeOf(decision.at) };
  if (decision.decision === 'acknowledged') return i18next.t('treatment:rules.acknowledged', by);
  const { reason, physicianOrder } = decision;
  const ordered = physicianOrder === null ? '' : ` ${i18next.t('treatment:rules.order', { order: physicianOrder })}`;
  return `${i18next.t('treatment:rules.overridden', { ...by, reason })}${ordered}`;
}

/** What the rules said when the form was last written: what was broken, the gravest first, each with what it saw, its source and what was decided; and how many were kept. */
export function rulesSection({ results, unsettled }: FormJudgement, decisions: readonly RuleDecision[]): SheetSection {
  const broken = results
    .filter(({ verdict }) => verdict !== 'fine')
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const ofRule = (result: RuleResult): SheetRow => {
    const decision = decisionOn(result, decisions);
    const open = unsettled.includes(result.ruleId);
    const decided = decision !== null ? decidedWords(decision) : open ? '' : i18next.t('treatment:rules.byScreen');
    const verdict = result.verdict === 'fine' ? '' : i18next.t(`treatment:rules.verdict.${result.verdict}`);
    return row(verdict, [ruleInWords(result), enteredWords(result), flagWords(result)].filter((words) => words !== null).join(' '), [
      decided,
      open ? i18next.t('printing:rules.open') : '',
      sourceWords(result.source),
    ]);
  };
  return section(i18next.t('printing:rules.title'), broken.map(ofRule), [
    broken.length === 0 ? i18next.t('printing:rules.none') : '',
    i18next.t('treatment:rules.fine', { count: results.length - broken.length }),
  ]);
}
