import { Image } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import { drawingOver } from './drawing.ts';
import { lines, text, view } from './element.ts';
import { printedDay, printedFigure, printedRate, printedSeconds } from './format.ts';
import { fitted, type Pictures } from './frontMatter.ts';
import type { ReportModel, ReportPair, ReportPairImage } from './model.ts';
import { rowsOf, stillColumns } from './stillColumns.ts';
import { colours, contentWidth, type } from './theme.ts';
import { anatomyOf, namedClip, nameOf, viewNames } from './words.ts';

const gap = 12;
/** A row of stills and its words stay on one page. */
const mostHeight = 270;

/** Longer captions may flow over pages; others stay under their stills. */
const isLong = (caption: string): boolean => caption.length > 420 || caption.split('\n').length > 6;

/** Each pair: stills beside each other at the same height, what they are, what is measured in both, title and caption. A row stays on one page. */
export const comparisonBlocks = (model: ReportModel, pictures: Pictures): readonly ReactElement[] =>
  model.comparisons.flatMap((pair) => {
    const long = isLong(pair.caption);
    const rows = rowsOf(pair.images);
    return [
      ...rows.map((row, n) => {
        const isLast = n === rows.length - 1;
        return view(
          { wrap: false, style: { marginBottom: isLast && !long ? 20 : 6 } },
          n > 0 || pair.title === '' ? null : text({ ...type.body, fontWeight: 600, marginBottom: 4 }, pair.title),
          stills(row, model, pictures),
          ...(isLast ? differences(pair, model) : []),
          ...(isLast && !long ? lines({ ...type.body, marginTop: 2 }, pair.caption) : []),
        );
      }),
      ...(long ? [view({ style: { marginBottom: 14 } }, ...lines(type.body, pair.caption))] : []),
    ];
  });

function stills(images: readonly ReportPairImage[], model: ReportModel, pictures: Pictures): ReactElement {
  const { height, widths } = stillColumns(images, contentWidth(model.paper), gap, mostHeight);
  return view(
    { style: { flexDirection: 'row', marginBottom: 4 } },
    ...images.map((image, n) => {
      const width = widths[n] ?? 0;
      return view({ style: { width, marginLeft: n === 0 ? 0 : gap } }, still(image, { width, height }, pictures), ...facts(image, model));
    }),
  );
}

function still(image: ReportPairImage, box: { width: number; height: number }, pictures: Pictures): ReactElement {
  const file = image.picture === null ? undefined : pictures[image.picture.sha256];
  const size = fitted({ width: image.width * 100, height: image.height * 100 }, box);
  if (file === undefined)
    return view(
      { style: { ...box, justifyContent: 'center', alignItems: 'center', padding: 12, backgroundColor: colours.paper } },
      text({ ...type.small, textAlign: 'center' }, 'This picture is not in the record any more, or could not be read from its clip.'),
    );
  return view(
    { style: { ...size, overflow: 'hidden' } },
    createElement(Image, { src: file, style: { ...size, ...(image.mirrored ? { transform: 'scale(-1, 1)' } : {}) } }),
    drawingOver(image, size, image.drawing),
  );
}

function facts(image: ReportPairImage, model: ReportModel): readonly (ReactElement | null)[] {
  const when = [printedDay(image.visitAt, model.timeZone), image.visitTitle].filter((part) => part !== '').join(', ');
  const how = [
    viewNames[image.view],
    image.mirrored ? 'mirrored' : '',
    image.condition,
    image.speed === null ? '' : `${image.speed}\u00a0m/s`,
  ];
  const where = [
    `Frame ${image.frame}`,
    image.clipTime === null ? '' : `clip ${printedSeconds(image.clipTime)}`,
    `${printedRate(image.captureRate.framesPerSecond)} frames/s${image.captureRate.confirmed ? '' : ', not confirmed'}`,
  ];
  return [
    text({ ...type.small, marginTop: 4, fontWeight: 600, color: colours.ink }, namedClip(image.clip, image.clipTitle)),
    text(type.small, when),
    text(type.small, how.filter((part) => part !== '').join(' · ')),
    text(type.small, where.filter((part) => part !== '').join(' · ')),
    ...image.values.slice(0, 6).map((row) => {
      const printed = printedFigure(row, model.lengthUnit);
      return text({ ...type.small, color: colours.ink }, `${named(row)}: ${printed ?? 'no value'}`);
    }),
  ];
}

const named = (row: MeasurementRow): string => [nameOf(row), anatomyOf(row)].filter((part) => part !== '').join(', ');

/** Numbers of the same name and kind in the first two clips, with their difference; nothing where none are in both. */
function differences({ images: [first, second, ...others] }: ReportPair, model: ReportModel): readonly ReactElement[] {
  if (first === undefined || second === undefined || others.length > 0) return [];
  const found = first.values.flatMap((before) => {
    const after = second.values.find((row) => named(row) === named(before) && row.kind === before.kind && row.unit === before.unit);
    if (after === undefined || before.value === null || after.value === null) return [];
    const uncertainty =
      before.uncertainty === null || after.uncertainty === null ? null : Math.hypot(before.uncertainty, after.uncertainty);
    return [{ before, after, difference: { unit: before.unit, value: after.value - before.value, uncertainty } }];
  });
  if (found.length === 0) return [];
  return [
    ...found.map(({ before, after, difference }) =>
      text(
        { ...type.small, color: colours.ink },
        `${named(before)}: ${printedFigure(before, model.lengthUnit) ?? ''} and ${printedFigure(after, model.lengthUnit) ?? ''}, second less first ${printedFigure(difference, model.lengthUnit) ?? ''}`,
      ),
    ),
    text(type.small, 'A difference counts as a change only beyond the smallest detectable change of its measure.'),
  ];
}
