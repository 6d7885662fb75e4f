import { Image } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import { drawingOver } from './drawing.ts';
import { lines, text, view } from './element.ts';
import { printedFigure, printedSeconds } from './format.ts';
import { fitted, type Pictures } from './frontMatter.ts';
import type { ReportKeyImage, ReportModel } from './model.ts';
import { colours, contentWidth, type } from './theme.ts';
import { anatomyOf, namedClip, nameOf, reasonWords } from './words.ts';

const gap = 18;
/** Height of upright pictures that stand in pairs: two pairs fit on a page where there are more than two of them. */
const pairHeight = { few: 330, many: 248 } as const;
/** Longer comments are set below the picture over the whole width, where they may flow over pages. */
const isLong = (comment: string): boolean => comment.length > 420 || comment.split('\n').length > 8;
/** More would make a block taller than a page; the table has them all. */
const mostValues = 6;
const mostNameLength = 90;

/** Upright pictures stand two beside each other; wide ones have their words at their side. */
export function keyImageBlocks(model: ReportModel, pictures: Pictures): readonly ReactElement[] {
  const blocks: ReactElement[] = [];
  const images = [...model.keyImages];
  for (let next = images.shift(); next !== undefined; next = images.shift()) {
    const second = images[0];
    if (isUpright(next) && second !== undefined && isUpright(second)) {
      images.shift();
      blocks.push(pair(next, second, model, pictures), ...longComments([next, second]));
    } else {
      blocks.push(single(next, model, pictures), ...longComments([next]));
    }
  }
  return blocks;
}

const isUpright = (image: ReportKeyImage): boolean => image.height > image.width;

function pair(left: ReportKeyImage, right: ReportKeyImage, model: ReportModel, pictures: Pictures): ReactElement {
  const width = (contentWidth(model.paper) - gap) / 2;
  const height = model.keyImages.filter(isUpright).length > 2 ? pairHeight.many : pairHeight.few;
  const column = (image: ReportKeyImage): ReactElement =>
    view({ style: { width } }, frame(image, { width, height }, pictures), view({ style: { marginTop: 6 } }, ...words(image, model)));
  return view(
    { wrap: false, style: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 16 } },
    column(left),
    column(right),
  );
}

function single(image: ReportKeyImage, model: ReportModel, pictures: Pictures): ReactElement {
  const box = isUpright(image) ? { width: 240, height: 300 } : { width: 320, height: 300 };
  return view(
    { wrap: false, style: { flexDirection: 'row', marginBottom: 16 } },
    frame(image, box, pictures),
    view({ style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, marginLeft: gap } }, ...words(image, model)),
  );
}

const longComments = (images: readonly ReportKeyImage[]): readonly ReactElement[] =>
  images
    .filter((image) => isLong(image.comment))
    .map((image) =>
      view(
        { style: { marginBottom: 14 } },
        text({ ...type.body, fontWeight: 600 }, `Comment on image ${image.number}`),
        ...lines(type.body, image.comment),
      ),
    );

/** The picture with its annotation, or a sentence in a box of the same shape. */
function frame(image: ReportKeyImage, box: { width: number; height: number }, pictures: Pictures): ReactElement {
  const file = image.picture === null ? undefined : pictures[image.picture.sha256];
  const shape = file === undefined ? { width: image.width * 100, height: image.height * 100 } : image;
  const size = fitted(shape, box);
  const style = { ...size, overflow: 'hidden' as const, backgroundColor: colours.paper };
  if (file === undefined) {
    return view(
      { style: { ...style, justifyContent: 'center', alignItems: 'center', padding: 12, borderWidth: 0.6, borderColor: colours.rule } },
      text({ ...type.small, textAlign: 'center' }, 'This picture could not be read from its clip. The values beside it stand.'),
    );
  }
  return view({ style }, createElement(Image, { src: file, style: size }), drawingOver(image, size, image.drawing));
}

function words(image: ReportKeyImage, model: ReportModel): readonly (ReactElement | null)[] {
  const clip = model.clips.find((one) => one.number === image.clip);
  const times = [
    `Frame ${image.frame}`,
    image.clipTime === null ? '' : `clip ${printedSeconds(image.clipTime)}`,
    image.trueTime === null ? '' : `true ${printedSeconds(image.trueTime)}`,
  ].filter((part) => part !== '');
  return [
    view(
      { style: { flexDirection: 'row', alignItems: 'flex-start', marginBottom: 1 } },
      text({ fontSize: 9.5, lineHeight: 1.35, fontWeight: 600, color: model.accent, marginRight: 5 }, String(image.number)),
      text(
        { fontSize: 9.5, lineHeight: 1.35, fontWeight: 600, flexGrow: 1, flexShrink: 1, flexBasis: 0 },
        image.title === '' ? `Frame ${image.frame}` : image.title,
      ),
    ),
    text(type.small, times.join(' · ')),
    clip === undefined ? null : text({ ...type.small, maxLines: 1, textOverflow: 'ellipsis' }, namedClip(clip.number, clip.title)),
    ...image.values.slice(0, mostValues).map((row) => valueLine(row, model)),
    image.values.length > mostValues ? text(type.small, `and ${image.values.length - mostValues} more`) : null,
    image.comment === ''
      ? null
      : view(
          { style: { marginTop: 4 } },
          ...lines({ ...type.body, fontSize: 9 }, isLong(image.comment) ? 'The comment stands below.' : image.comment),
        ),
  ];
}

function valueLine(row: MeasurementRow, model: ReportModel): ReactElement {
  const printed = printedFigure(row, model.lengthUnit);
  const full = [nameOf(row), anatomyOf(row)].filter((part) => part !== '').join(', ');
  const name = full.length <= mostNameLength ? full : `${full.slice(0, mostNameLength - 1)}…`;
  return view(
    {
      style: {
        flexDirection: 'row',
        justifyContent: 'space-between',
        marginTop: 3,
        paddingTop: 3,
        borderTopWidth: 0.4,
        borderTopColor: colours.rule,
      },
    },
    text({ fontSize: 8.5, lineHeight: 1.3, flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 6 }, name),
    printed === null
      ? text(
          { ...type.small, maxWidth: 110, textAlign: 'right' },
          row.reason === null ? 'no value' : `no value: ${reasonWords[row.reason]}`,
        )
      : text({ fontSize: 9, lineHeight: 1.25, fontWeight: 600 }, printed),
  );
}
