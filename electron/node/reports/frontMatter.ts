import { Image } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import { lines, text, view } from './element.ts';
import { printedBirthDate, printedDay, printedMoment } from './format.ts';
import type { ReportModel } from './model.ts';
import { colours, type } from './theme.ts';

const logoBox = { width: 130, height: 46 } as const;

/** The clinic at the top of the first page; nothing where no clinic was set. */
export function letterhead({ clinic, accent }: Pick<ReportModel, 'clinic' | 'accent'>, pictures: Pictures): ReactElement | null {
  const right = [clinic.clinician, clinic.registration].filter((line) => line !== '');
  if (clinic.name === '' && clinic.address === '' && clinic.contact === '' && clinic.logo === null && right.length === 0) return null;
  const logo = clinic.logo === null ? null : picture(clinic.logo, logoBox, pictures);
  return view(
    {
      style: {
        flexDirection: 'row',
        alignItems: 'center',
        paddingBottom: 10,
        borderBottomWidth: 1.2,
        borderBottomColor: accent,
        marginBottom: 16,
      },
    },
    logo === null ? null : view({ style: { marginRight: 14 } }, logo),
    view(
      { style: { flexGrow: 1, flexShrink: 1, flexBasis: 0 } },
      clinic.name === '' ? null : text({ fontSize: 13, fontWeight: 600, lineHeight: 1.25 }, clinic.name),
      clinic.address === '' ? null : view({}, ...lines(type.small, clinic.address)),
      clinic.contact === '' ? null : text(type.small, clinic.contact),
    ),
    right.length === 0
      ? null
      : view(
          { style: { marginLeft: 16, maxWidth: 170, alignItems: 'flex-end' } },
          ...right.map((line, n) =>
            text(n === 0 ? { fontSize: 9.5, fontWeight: 600, textAlign: 'right' } : { ...type.small, textAlign: 'right' }, line),
          ),
        ),
  );
}

export type Pictures = Readonly<Record<string, string>>;

type Box = { readonly width: number; readonly height: number };

/** The largest size inside `box` that keeps the shape; a picture is never shown larger than one pixel a point. */
export function fitted(size: Box, box: Box): Box {
  const scale = Math.min(box.width / size.width, box.height / size.height, 1);
  return { width: size.width * scale, height: size.height * scale };
}

function picture(ref: { sha256: string; width: number; height: number }, box: Box, pictures: Pictures): ReactElement | null {
  const file = pictures[ref.sha256];
  return file === undefined
    ? null
    : // Not from the cache of the thread: another logo may lie under the same name.
      createElement(Image, { src: file, cache: false, style: fitted(ref, box) });
}

const fullName = ({ patient }: Pick<ReportModel, 'patient'>): string => `${patient.givenName} ${patient.familyName}`;

type Cell = readonly [label: string, value: string];
type Whose = Pick<ReportModel, 'patient' | 'visit' | 'timeZone' | 'clinic'>;

const bodySize = ({ patient: { heightCm, massKg } }: Whose): string =>
  [heightCm === null ? '' : `${heightCm}\u00a0cm`, massKg === null ? '' : `${massKg}\u00a0kg`].filter((part) => part !== '').join(', ');

/** Title, visit and who it is about; `more` stands after the cells that every document has, and what is empty is left out. */
export function titleBlock(model: Whose, title: string, more: readonly Cell[] = []): ReactElement {
  const { patient, visit, timeZone } = model;
  const every: readonly Cell[] = [
    ['Patient', fullName(model)],
    ['Born', patient.birthDate === null ? 'not recorded' : printedBirthDate(patient.birthDate)],
    ['Reference', patient.reference],
    ['Height and mass', bodySize(model)],
    ['Visit', printedMoment(visit.startedAt, timeZone)],
    ['Clinician', model.clinic.clinician],
    ...more,
  ];
  const cells = every.filter(([, value]) => value !== '');
  return view(
    { style: { marginBottom: 14 } },
    text({ fontSize: 21, fontWeight: 600, lineHeight: 1.2 }, title),
    visit.title === '' ? null : text({ fontSize: 11.5, lineHeight: 1.35, color: colours.soft }, visit.title),
    view(
      {
        style: {
          flexDirection: 'row',
          flexWrap: 'wrap',
          backgroundColor: colours.paper,
          borderRadius: 4,
          paddingTop: 9,
          paddingHorizontal: 12,
          marginTop: 10,
        },
      },
      ...cells.map(([label, value]) =>
        view(
          { style: { width: '33.33%', paddingRight: 10, marginBottom: 8 } },
          text(type.label, label),
          text({ fontSize: 10, lineHeight: 1.35, fontWeight: 600 }, value),
        ),
      ),
    ),
    patient.sample
      ? text({ ...type.small, color: colours.warning, fontWeight: 600, marginTop: 6 }, 'Sample: this person and this visit are invented.')
      : null,
    visit.reason === ''
      ? null
      : view({ style: { marginTop: 10 } }, text(type.label, 'Reason for the visit'), ...lines(type.body, visit.reason)),
  );
}

/** Who and what, small, at the head of every page after the first. */
export function runningHead(model: Omit<Whose, 'clinic'>): ReactElement {
  const { patient, visit, timeZone } = model;
  const who = [
    `${patient.familyName}, ${patient.givenName}`,
    patient.birthDate === null ? '' : `born ${printedBirthDate(patient.birthDate)}`,
    patient.reference,
  ].filter((part) => part !== '');
  return view(
    {
      style: {
        flexDirection: 'row',
        justifyContent: 'space-between',
        borderBottomWidth: 0.6,
        borderBottomColor: colours.rule,
        paddingBottom: 5,
        marginBottom: 14,
      },
    },
    text({ ...type.small, fontWeight: 600, color: colours.ink, maxWidth: '68%', maxLines: 1, textOverflow: 'ellipsis' }, who.join('  ·  ')),
    text({ ...type.small, maxWidth: '30%', maxLines: 1, textOverflow: 'ellipsis' }, `Visit of ${printedDay(visit.startedAt, timeZone)}`),
  );
}

/** Page x of y, and what this is, such as `Report 2`, at the foot of every page. */
export function foot(
  model: Pick<ReportModel, 'clinic' | 'madeAt' | 'timeZone' | 'program'>,
  what: string,
  page: number,
  pages: number,
): ReactElement {
  const parts = [model.clinic.name, `${what}, made ${printedMoment(model.madeAt, model.timeZone)}`, `Soleus ${model.program}`].filter(
    (part) => part !== '',
  );
  return view(
    {
      style: {
        flexDirection: 'row',
        justifyContent: 'space-between',
        borderTopWidth: 0.6,
        borderTopColor: colours.rule,
        paddingTop: 5,
        marginTop: 9,
      },
    },
    text({ ...type.small, fontSize: 7.5, maxWidth: '80%', maxLines: 1, textOverflow: 'ellipsis' }, parts.join('  ·  ')),
    text({ ...type.small, fontSize: 7.5 }, `Page ${page} of ${pages}`),
  );
}
