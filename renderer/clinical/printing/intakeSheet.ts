import i18next from 'i18next';
import { type Answer, givenOf } from '#core/clinical/answer.ts';
import type { FormOf } from '#core/clinical/form.ts';
import { completenessOf } from '#core/clinical/intake/completeness.ts';
import { type Intake, type IntakeSection, intakeSections } from '#core/clinical/intake/intake.ts';
import type { PainMark } from '#core/clinical/intake/painMap.ts';
import type { Sheet, SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import { dayInWords } from '../../ui/words.ts';
import type { AskedSection, Place } from '../intake/fieldTypes.ts';
import { regionWords } from '../intake/intakeWords.ts';
import { placeInWords } from '../treatment/summaries.ts';
import { intakeFormats } from './intakeFormats.ts';
import { answerRow, noteSection, pain, row, section } from './rows.ts';

type Format = (value: unknown) => string;
const formatsOf = (name: AskedSection) => Object.entries(intakeFormats[name]) as unknown as readonly [string, Format][];

const remarkNotes = (remark: string | undefined): readonly string[] =>
  remark === undefined || remark === '' ? [] : [i18next.t('printing:remark', { text: remark })];

const noteRows = (name: IntakeSection, { note }: Intake[IntakeSection]): readonly SheetRow[] =>
  note.trim() === '' ? [] : [row(i18next.t('intake:note', { section: i18next.t(`intake:sections.${name}`) }), note)];

function markRow(mark: PainMark, n: number): SheetRow {
  const region =
    mark.of === 'region' ? regionWords(mark.region) : `${i18next.t('intake:chart.point')}, ${i18next.t(`intake:chart.view.${mark.view}`)}`;
  const quality = mark.quality === null ? i18next.t('intake:chart.noQuality') : i18next.t(`intake:chart.qualities.${mark.quality}`);
  const score = answerRow('', mark.pain, pain).answer;
  const label = i18next.t('printing:intake.mark', { n, region });
  return row(label, quality, [
    i18next.t('printing:list', { label: i18next.t('intake:chart.pain', { region }), answer: score }),
    mark.words,
  ]);
}

function painMapSection({ painMap }: Intake): SheetSection {
  const { marks } = painMap.answers;
  const heading = i18next.t('intake:sections.painMap');
  const all = givenOf(marks) ?? [];
  const rows = [
    answerRow(
      i18next.t('intake:chart.marks'),
      marks,
      (given) => (given.length === 0 ? i18next.t('intake:chart.nowhere') : String(given.length)),
      remarkNotes(painMap.remarks['marks']),
    ),
    ...all.map((mark, n) => markRow(mark, n + 1)),
    ...noteRows('painMap', painMap),
  ];
  return section(heading, rows);
}

function askedSection(name: Exclude<IntakeSection, 'painMap'>, intake: Intake): SheetSection {
  const asked: AskedSection = name === 'examLeft' || name === 'examRight' ? 'exam' : name;
  const { remarks } = intake[name];
  const answers: Readonly<Record<string, Answer<unknown>>> = intake[name].answers;
  const rows = formatsOf(asked).map(([field, words]) =>
    answerRow(i18next.t(`intake:fields.${`${asked}.${field}` as Place}`), answers[field], words, remarkNotes(remarks[field])),
  );
  return section(i18next.t(`intake:sections.${name}`), [...rows, ...noteRows(name, intake[name])]);
}

function episodeSections(episode: StoredEpisode | null): readonly SheetSection[] {
  const heading = i18next.t('intake:episode.title');
  if (episode === null) return [section(heading, [], [i18next.t('intake:episode.none')])];
  const { title, site, onset, onsetType, irritability, note } = episode.details;
  const began = answerRow(i18next.t('intake:episode.onset'), onset, ({ day, precision }) =>
    i18next.t('printing:intake.onset', { day: dayInWords(day), precision: i18next.t(`intake:episode.precisions.${precision}`) }),
  );
  return [
    section(heading, [
      row(i18next.t('intake:episode.choose'), title),
      row(i18next.t('intake:episode.location'), placeInWords(site)),
      began,
      answerRow(i18next.t('intake:episode.onsetType'), onsetType, (type) => i18next.t(`intake:episode.onsetTypes.${type}`)),
      answerRow(i18next.t('intake:episode.irritability'), irritability, (how) => i18next.t(`intake:episode.irritabilities.${how}`)),
    ]),
    ...noteSection(note),
  ];
}

/** The intake on paper: every field, also those that nobody asked. `episode` is the problem it belongs to; null for none. */
export function intakeSheet({ details: { intake } }: FormOf<'intake'>, episode: StoredEpisode | null): Sheet {
  return {
    title: i18next.t('clinical:forms.intake'),
    sections: [
      ...episodeSections(episode),
      section(i18next.t('printing:intake.asked'), [], [i18next.t('intake:sections.kinds', completenessOf(intake))]),
      ...intakeSections.map((name) => (name === 'painMap' ? painMapSection(intake) : askedSection(name, intake))),
    ],
  };
}
