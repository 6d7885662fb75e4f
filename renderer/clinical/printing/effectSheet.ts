import i18next from 'i18next';
import type { Probe } from '#core/clinical/causeAndEffect/record.ts';
import type { PairingEffect } from '#core/clinical/causeAndEffect/schema.ts';
import { type Form, type FormOf, isKind } from '#core/clinical/form.ts';
import type { Sheet, SheetSection } from '#core/clinical/printed/sheet.ts';
import type { Recording } from '#core/domain/recording.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords } from '../../gait/figures.ts';
import { isMeasured, rowName } from '../../screens/differences/rowWords.ts';
import { timeOf } from '../../ui/words.ts';
import { clipWords, filmedWords, instrumentAt, testedName, testedWords, testWords } from '../treatment/pairingWords.ts';
import { summaryOf } from '../treatment/summaries.ts';
import { emptyRow, noteSection, row, section, sourceWords, typedRow } from './rows.ts';

/** What the pairing points at, and what was made of it. */
export type EffectFacts = { readonly effect: PairingEffect; readonly forms: readonly Form[]; readonly clips: readonly Recording[] };

function probeWords(probe: Probe | null, { forms, clips }: EffectFacts): string | null {
  if (probe === null) return null;
  if (probe.kind === 'clip') {
    const clip = clips.find(({ id }) => id === probe.recordingId);
    return clip === undefined ? null : clipWords(clip);
  }
  const test = forms.find(({ id }) => id === probe.testId);
  return test !== undefined && isKind(test, 'outcome') ? testWords(test) : null;
}

function resultSection({ effect, forms }: EffectFacts, baseline: Probe | null): SheetSection {
  const heading = i18next.t('treatment:effect.result');
  const explain = i18next.t('treatment:effect.explain');
  switch (effect.of) {
    case 'incomplete': {
      const list = effect.missing.map((part) => i18next.t(`treatment:effect.parts.${part}`)).join(', ');
      return section(heading, [], [i18next.t('treatment:effect.incomplete', { list })]);
    }
    case 'test': {
      const instrument = instrumentAt(
        baseline,
        forms.filter((form) => isKind(form, 'outcome')),
      );
      const rows = effect.effects.map(({ measure, effect: one }) =>
        row(
          testedName(instrument, measure),
          testedWords(instrument, measure, one),
          one.verdict === 'not-comparable' ? [] : [sourceWords(one.detectable.source)],
        ),
      );
      return section(heading, rows, [explain]);
    }
    case 'clip': {
      if (effect.fault !== null) return section(heading, [], [i18next.t(`treatment:effect.obstacle.${effect.fault}`)]);
      const measured = effect.rows.filter(isMeasured);
      const rows = measured.map((each) =>
        row(
          rowName(each),
          filmedWords(each),
          each.detectable === null
            ? []
            : [`${figureInWords(each.detectable.value, null, definitionOf(each.id).unit)}: ${sourceWords(each.detectable.source)}`],
        ),
      );
      return section(heading, rows, measured.length === 0 ? [i18next.t('treatment:effect.noRows')] : [explain]);
    }
  }
}

/** Cause and effect within a visit on paper: baseline, intervention, re-test, and what changed between. */
export function effectSheet(form: FormOf<'cause-and-effect'>, facts: EffectFacts): Sheet {
  const { baseline, intervention, retest, note } = form.details.pairing;
  const tried = i18next.t('treatment:effect.intervention');
  const record = facts.forms.find(({ id }) => id === intervention?.recordId);
  return {
    title: i18next.t('clinical:forms.cause-and-effect'),
    sections: [
      section(i18next.t('clinical:forms.cause-and-effect'), [
        typedRow(i18next.t('treatment:effect.baseline'), probeWords(baseline, facts)),
        intervention === null
          ? emptyRow(tried)
          : row(tried, i18next.t(`treatment:effect.kinds.${intervention.kind}`), [
              intervention.words,
              record === undefined ? '' : summaryOf(record.details),
              i18next.t('printing:list', { label: i18next.t('treatment:effect.at'), answer: timeOf(intervention.at) }),
            ]),
        typedRow(i18next.t('treatment:effect.retest'), probeWords(retest, facts)),
      ]),
      resultSection(facts, baseline),
      ...noteSection(note),
    ],
  };
}
