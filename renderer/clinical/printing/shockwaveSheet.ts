import i18next from 'i18next';
import type { FormOf } from '#core/clinical/form.ts';
import type { Sheet, SheetRow } from '#core/clinical/printed/sheet.ts';
import type { CourseSummary } from '#core/clinical/stored.ts';
import type { EnergySegment, RadialSegment, ShockwaveSession } from '#core/clinical/treatment/shockwaveSession.ts';
import { dayInWords } from '../../ui/words.ts';
import { contraindicationsFor } from '../treatment/contraindications.ts';
import { placeInWords } from '../treatment/summaries.ts';
import { whoInWords } from '../whoWords.ts';
import { answerRow, ifTrue, noteSection, pain, row, section, ticksRow, typedRow, withUnit } from './rows.ts';
import { rulesSection } from './rulesSheet.ts';
import { conditionsSection, numbersSection } from './treatmentParts.ts';

const orEmpty = (value: number | null, words: (value: number) => string): string =>
  value === null ? i18next.t('printing:empty').toLowerCase() : words(value);

function segmentRow(segment: RadialSegment | EnergySegment, n: number): SheetRow {
  const strength = 'bar' in segment ? orEmpty(segment.bar, withUnit('bar')) : orEmpty(segment.energyFluxDensity, withUnit('mJ/mm²'));
  const settings = [
    orEmpty(segment.impulses, withUnit(i18next.t('treatment:numbers.unit.impulses'))),
    strength,
    orEmpty(segment.hz, withUnit('Hz')),
  ].join(', ');
  const words = segment.area === '' ? settings : i18next.t('printing:shockwave.segment', { area: segment.area, settings });
  const { label, answer } = answerRow(i18next.t('treatment:shockwave.segmentPain'), segment.pain, pain);
  return row(i18next.t('treatment:shockwave.segment', { n }), words, [i18next.t('printing:list', { label, answer })]);
}

function settingRows(session: ShockwaveSession): readonly SheetRow[] {
  return [
    typedRow(i18next.t('treatment:shockwave.applicator'), session.applicator),
    answerRow(i18next.t('treatment:shockwave.coupling'), session.coupling, ifTrue),
    answerRow(i18next.t('treatment:shockwave.guidance'), session.guidance, (each) => i18next.t(`treatment:shockwave.guidances.${each}`)),
    answerRow(i18next.t('treatment:shockwave.anaesthesia'), session.anaesthesia, (each) =>
      i18next.t(`treatment:shockwave.anaesthesias.${each}`),
    ),
    ...(session.type === 'radial' ? [] : [answerRow(i18next.t('treatment:shockwave.depthMm'), session.depthMm, withUnit('mm'))]),
    typedRow(i18next.t('treatment:form.position'), session.position),
    ...session.segments.map((segment, n) => segmentRow(segment, n + 1)),
    ...(session.segments.length === 0 ? [typedRow(i18next.t('treatment:shockwave.segments'), null)] : []),
  ];
}

/** A session of shockwave on paper: radial in bar or focused in mJ/mm², never both. `course` is null where it was removed. */
export function shockwaveSheet(form: FormOf<'shockwave'>, course: CourseSummary | null): Sheet {
  const { session, device, contraindications, decisions } = form.details;
  const { facts } = device;
  return {
    title: i18next.t('clinical:forms.shockwave'),
    sections: [
      section(i18next.t('clinical:forms.shockwave'), [
        row(i18next.t('printing:day'), dayInWords(session.day)),
        row(i18next.t('treatment:form.operator'), whoInWords(session.operator)),
        row(i18next.t('treatment:site.location'), placeInWords(session.site)),
        row(
          i18next.t('treatment:course.device'),
          i18next.t('treatment:shockwave.device', { name: facts.name, type: i18next.t(`treatment:shockwave.type.${session.type}`) }),
        ),
        typedRow(
          i18next.t('printing:shockwave.course'),
          course === null
            ? null
            : i18next.t('treatment:course.sessions', { done: course.sessions, planned: course.details.plannedSessions }),
          course === null ? [] : [course.details.indication],
        ),
      ]),
      section(i18next.t('treatment:shockwave.settings'), settingRows(session)),
      section(
        i18next.t('treatment:pain.title'),
        (['before', 'during', 'after'] as const).map((when) => answerRow(i18next.t(`treatment:pain.${when}`), session.pain[when], pain)),
      ),
      numbersSection(form.derived.numbers),
      conditionsSection(i18next.t('treatment:shockwave.contraindications'), contraindicationsFor(facts.type), contraindications),
      section(i18next.t('treatment:shockwave.after'), [
        ticksRow(i18next.t('treatment:shockwave.adverseEvents'), session.adverseEvents, (each) =>
          i18next.t(`treatment:shockwave.event.${each}`),
        ),
        ticksRow(i18next.t('treatment:shockwave.advice'), session.advice, (each) => i18next.t(`treatment:shockwave.advices.${each}`)),
        typedRow(i18next.t('treatment:shockwave.skinAfter'), session.skinAfter),
        row(
          i18next.t('treatment:shockwave.nextDue'),
          session.nextDue === null ? i18next.t('printing:shockwave.asPlanned') : dayInWords(session.nextDue),
        ),
      ]),
      ...noteSection(session.note),
      rulesSection(form.judgement, decisions),
    ],
  };
}
