import i18next from 'i18next';
import type { FormOf } from '#core/clinical/form.ts';
import type { Sheet, SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import { type Taping, tapingConditions } from '#core/clinical/treatment/taping.ts';
import { tapeResponse } from '#core/clinical/treatment/tapingResponse.ts';
import { timeOf } from '../../ui/words.ts';
import { plainNumber } from '../treatment/numberWords.ts';
import { whoInWords } from '../whoWords.ts';
import { answerRow, emptyRow, ifTrue, noteSection, pain, row, section, typedRow, withUnit, yesNo } from './rows.ts';
import { rulesSection } from './rulesSheet.ts';
import { conditionsSection } from './treatmentParts.ts';

const empty = (): string => i18next.t('printing:empty').toLowerCase();
const orEmpty = (text: string): string => (text === '' ? empty() : text);

const materialRow = ({ type, brand, widthMm, latexFree }: Taping['materials'][number], n: number): SheetRow => {
  const { label, answer } = answerRow(i18next.t('treatment:taping.latexFree'), latexFree, yesNo);
  const width = widthMm === null ? empty() : withUnit('mm')(widthMm);
  const words = { type: i18next.t(`treatment:taping.types.${type}`), brand: orEmpty(brand), width };
  return row(i18next.t('treatment:taping.material', { n }), i18next.t('printing:taping.material', words), [
    i18next.t('printing:list', { label, answer }),
  ]);
};

const stripRow = ({ material, from, to, tensionPercent }: Taping['strips'][number], n: number): SheetRow =>
  row(
    i18next.t('treatment:taping.strip', { n }),
    i18next.t('printing:taping.strip', {
      material: i18next.t(`treatment:taping.types.${material}`),
      from: orEmpty(from),
      to: orEmpty(to),
      tension: tensionPercent === null ? empty() : withUnit('%')(tensionPercent),
    }),
  );

function liftRows({ lift }: Taping): readonly SheetRow[] {
  if (lift === null) return [];
  return [
    lift.heightMm === null
      ? emptyRow(i18next.t('treatment:taping.heightMm'))
      : row(i18next.t('treatment:taping.heightMm'), withUnit('mm')(lift.heightMm)),
    answerRow(i18next.t('treatment:taping.bothShoes'), lift.bothShoes, ifTrue),
  ];
}

const skinSection = ({ skinBefore, testPatch }: Taping): SheetSection =>
  section(i18next.t('treatment:taping.skin'), [
    ...(['intact', 'shaved', 'lotionFree'] as const).map((key) => answerRow(i18next.t(`treatment:taping.${key}`), skinBefore[key], yesNo)),
    answerRow(i18next.t('treatment:taping.testPatch'), testPatch, ({ at, result }) =>
      i18next.t('printing:taping.reaction', { result: i18next.t(`treatment:taping.patch.${result}`), at: timeOf(at) }),
    ),
  ]);

const wearSection = ({ appliedAt, plannedRemovalAt, circulation, taughtToSelf, removal }: Taping): SheetSection =>
  section(i18next.t('treatment:taping.wear'), [
    row(i18next.t('treatment:taping.appliedAt'), timeOf(appliedAt)),
    row(
      i18next.t('treatment:taping.plannedRemovalAt'),
      plannedRemovalAt === null ? i18next.t('printing:taping.stays') : timeOf(plannedRemovalAt),
    ),
    answerRow(i18next.t('treatment:taping.circulation'), circulation, yesNo),
    answerRow(i18next.t('treatment:taping.taughtToSelf'), taughtToSelf, yesNo),
    ...(removal === null
      ? [{ ...row(i18next.t('treatment:taping.removedAt'), i18next.t('printing:taping.stillOn')), state: 'empty' as const }]
      : [
          row(i18next.t('treatment:taping.removedAt'), timeOf(removal.at)),
          row(i18next.t('treatment:taping.reason'), i18next.t(`treatment:taping.reasons.${removal.reason}`)),
          row(i18next.t('treatment:taping.skinFound'), i18next.t(`treatment:taping.skins.${removal.skin}`)),
        ]),
  ]);

function responseSection({ response }: Taping): SheetSection {
  const verdict = tapeResponse(response);
  const rows = (['before', 'after'] as const).flatMap((when) => {
    const named = i18next.t(when === 'before' ? 'treatment:taping.without' : 'treatment:taping.with');
    const of = (label: string): string => i18next.t('printing:title', { form: named, what: label.toLowerCase() });
    return [
      answerRow(of(i18next.t('treatment:taping.task')), response[when].task, (task) => i18next.t(`treatment:taping.tasks.${task}`)),
      answerRow(of(i18next.t('treatment:taping.taskPain')), response[when].pain, pain),
    ];
  });
  return section(i18next.t('treatment:taping.response'), rows, [
    verdict.verdict === 'not-judged'
      ? i18next.t(`treatment:numbers.reason.${verdict.reason}`)
      : i18next.t(`treatment:taping.verdict.${verdict.verdict}`, { fall: plainNumber(verdict.fall) }),
  ]);
}

/** A picture needs the consent to the use of video to leave: each is named here, not printed. */
function photoRows({ photos }: Taping): readonly SheetRow[] {
  const label = i18next.t('treatment:taping.photo.title');
  if (photos.length === 0) return [emptyRow(label)];
  return photos.map((photo) =>
    row(
      label,
      photo.from === 'clip' ? i18next.t('printing:taping.fromClip', { frame: photo.frame }) : i18next.t('printing:taping.fromCamera'),
    ),
  );
}

/** A taping on paper. */
export function tapingSheet(form: FormOf<'taping'>): Sheet {
  const { taping, decisions } = form.details;
  const { technique, side, operator, purpose, jointPosition, materials, strips, conditions } = taping;
  return {
    title: i18next.t('clinical:forms.taping'),
    sections: [
      section(i18next.t('clinical:forms.taping'), [
        row(i18next.t('treatment:taping.technique'), i18next.t(`treatment:taping.techniques.${technique}`)),
        row(i18next.t('treatment:site.side'), i18next.t(`treatment:side.${side}`)),
        row(i18next.t('treatment:form.operator'), whoInWords(operator)),
        typedRow(i18next.t('treatment:taping.purpose'), purpose),
        typedRow(i18next.t('treatment:taping.jointPosition'), jointPosition),
        ...materials.map((material, n) => materialRow(material, n + 1)),
        ...strips.map((strip, n) => stripRow(strip, n + 1)),
        ...liftRows(taping),
        ...photoRows(taping),
      ]),
      skinSection(taping),
      conditionsSection(i18next.t('treatment:taping.conditions'), tapingConditions, conditions),
      wearSection(taping),
      responseSection(taping),
      ...noteSection(taping.note),
      rulesSection(form.judgement, decisions),
    ],
  };
}
