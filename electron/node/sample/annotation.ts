import type { Patch } from '#core/annotation/patch.ts';
import type { Anatomy, KeyImage, ReviewRecord, Shape } from '#core/annotation/records.ts';
import { type FrameNo, toFrameNo } from '#core/domain/frameIndex.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { Px } from '#core/domain/units.ts';
import { barLengthMm, placeToPx, sceneReferences } from '#core/runner/camera.ts';
import type { Place } from '#core/runner/limbs.ts';
import type { Side } from '#core/runner/params.ts';
import type { Pose } from '#core/runner/pose.ts';
import { eventsOf, truthOf } from '#core/runner/truth.ts';
import type { Shot } from './recipe.ts';

type Named = { readonly id: RecordId };
type Context = { readonly recording: Recording; readonly shot: Shot; readonly nextId: () => string };

const yellow = '#ffd21f';
const red = '#e5484d';
const anatomy = (joint: Anatomy['joint'], side: Side, plane: Anatomy['plane'], convention: Anatomy['convention']): Anatomy => ({
  joint,
  side,
  plane,
  convention,
});

/** What a clinician would have drawn on the clip, from the true landmarks: calibration, angles and key images at the events. */
export function annotationOf(context: Context): Patch {
  const records = [...references(context), ...(context.shot.take.view === 'side' ? sideRecords(context) : rearRecords(context))];
  return records.map((record) => ({ op: 'add', record }));
}

function references({ recording, shot, nextId }: Context): readonly ReviewRecord[] {
  const { bar, plumb } = sceneReferences(shot.camera, shot.take.view);
  const common = {
    type: 'calibration' as const,
    visitId: recording.visitId,
    recordingId: recording.id,
    frame: toFrameNo(0),
    cameraPosition: recording.cameraPosition,
  };
  return [
    { ...common, id: nextId() as RecordId, kind: 'line', points: bar, lengthMm: barLengthMm },
    { ...common, id: nextId() as RecordId, kind: 'vertical', points: plumb },
  ];
}

/** The frame of the first event of its kind after the first contact, with everything known of it. */
function moment({ shot }: Context, side: Side, kind: 'initial-contact' | 'midstance' | 'toe-off'): { frame: FrameNo; pose: Pose } {
  const all = eventsOf(shot.runner, shot.take);
  const contact = all.find((event) => event.side === side && event.kind === 'initial-contact');
  const event = all.find((each) => each.side === side && each.kind === kind && contact !== undefined && each.time >= contact.time);
  if (event === undefined) throw new RangeError(`the take is too short to hold ${kind} of the ${side} foot`);
  return { frame: toFrameNo(event.frame), pose: truthOf(shot.runner, shot.take, event.frame).pose };
}

const tools = ({ recording, shot, nextId }: Context, frame: FrameNo) => {
  const common = (label: string) => ({
    type: 'shape' as const,
    id: nextId() as RecordId,
    recordingId: recording.id,
    version: 1 as const,
    from: frame,
    to: frame,
    fadeFrames: 0,
    style: { colour: yellow, width: 4, opacity: 1, textSize: 24 },
    label,
    locked: false,
  });
  const px = (place: Place): Px => placeToPx(shot.camera, shot.take.view, place);
  return {
    angle: (label: string, of: Anatomy, vertex: Place, a: Place, b: Place): Shape & Named => ({
      ...common(label),
      kind: 'angle',
      points: [px(vertex), px(a), px(b)],
      reading: 'supplement',
      anatomy: of,
    }),
    toVertical: (label: string, of: Anatomy, distal: Place, proximal: Place): Shape & Named => ({
      ...common(label),
      kind: 'angle-vertical',
      points: [px(distal), px(proximal)],
      anatomy: of,
    }),
    toHorizontal: (label: string, of: Anatomy, a: Place, b: Place): Shape & Named => ({
      ...common(label),
      kind: 'angle-horizontal',
      points: [px(a), px(b)],
      anatomy: of,
    }),
    distance: (label: string, of: Anatomy, a: Place, b: Place): Shape & Named => ({
      ...common(label),
      kind: 'distance',
      points: [px(a), px(b)],
      anatomy: of,
    }),
    keyImage: (preset: NonNullable<KeyImage['preset']>, comment: string): KeyImage => ({
      type: 'key-image',
      id: nextId() as RecordId,
      recordingId: recording.id,
      frame,
      preset,
      title: '',
      comment,
      colour: red,
      inReport: true,
    }),
  };
};

function sideRecords(context: Context): readonly ReviewRecord[] {
  const side = 'left' as const;
  const contact = moment(context, side, 'initial-contact');
  const middle = moment(context, side, 'midstance');
  const off = moment(context, side, 'toe-off');
  const atContact = tools(context, contact.frame);
  const atMiddle = tools(context, middle.frame);
  const atOff = tools(context, off.frame);
  const [c, m, o] = [contact.pose.legs[side], middle.pose.legs[side], off.pose.legs[side]];
  const knee = anatomy('knee', side, 'sagittal', 'flexion-positive');
  const below = (place: Place, level: Place): Place => ({ ...place, y: level.y });
  return [
    atContact.angle('Knee flexion at initial contact', knee, c.knee, c.trochanter, c.malleolus),
    atContact.toVertical('Tibia to vertical at initial contact', anatomy('tibia', side, 'sagittal', 'unsigned'), c.malleolus, c.knee),
    atContact.distance('Heel ahead of hip', anatomy('foot', side, 'sagittal', 'unsigned'), c.soleHeel, below(c.trochanter, c.soleHeel)),
    atContact.keyImage('initial-contact-left', 'First frame on which the shoe touches the belt.'),
    atMiddle.angle('Knee flexion at midstance', knee, m.knee, m.trochanter, m.malleolus),
    atMiddle.toVertical('Trunk lean', anatomy('trunk', side, 'sagittal', 'forward-lean-positive'), middle.pose.pelvis, middle.pose.neck),
    atMiddle.keyImage('midstance-left', 'Half-way through contact, the pelvis at its lowest.'),
    atOff.angle('Knee flexion at toe-off', knee, o.knee, o.trochanter, o.malleolus),
    atOff.toVertical('Thigh to vertical at toe-off', anatomy('hip', side, 'sagittal', 'unsigned'), o.knee, o.trochanter),
    atOff.keyImage('toe-off-left', 'First frame on which the shoe has left the belt.'),
  ];
}

function rearRecords(context: Context): readonly ReviewRecord[] {
  return (['left', 'right'] as const).flatMap((side) => {
    const { frame, pose } = moment(context, side, 'midstance');
    const draw = tools(context, frame);
    const { left, right } = pose.legs;
    const leg = pose.legs[side];
    return [
      draw.toHorizontal(
        `Pelvic drop, standing on the ${side}`,
        anatomy('pelvis', side, 'frontal', 'swing-side-lower-positive'),
        left.psis,
        right.psis,
      ),
      draw.toVertical(
        `Thigh to vertical, standing on the ${side}`,
        anatomy('hip', side, 'frontal', 'adduction-positive'),
        leg.knee,
        leg.trochanter,
      ),
      draw.keyImage(`midstance-${side}`, `Standing on the ${side} leg, the pelvis at its lowest.`),
    ];
  });
}
