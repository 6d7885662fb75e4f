import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gaitClipOf } from '#core/gait/clip.ts';
import { kinematic } from '#core/gait/kinematics.ts';
import { metricsOfClip } from '#core/gait/ofClip.ts';
import { stepsOf } from '#core/gait/poses.ts';
import { addressOf, summaryOf } from '#core/protocol/progress.ts';
import { calibration, factsOf, filmed, marksOn, posesOn, progressOf, protocolOf, shipped, step, stepIn } from './lab.ts';

const quick = shipped('cadence-contact');
const strides = step('events', { kinds: ['initial-contact', 'toe-off'], legs: 'both', strides: 7 });
const contacts = step('landmarks', { moment: 'initial-contact', legs: 'near', steps: 7, metrics: ['tibia-inclination'] });

describe('facts', () => {
  test('an empty visit asks for the first clip, and everything is open', () => {
    const made = progressOf(quick, factsOf());
    expect(made).toMatchObject({ done: 0, skipped: 0, share: 0, complete: false });
    expect(made.next?.step.id).toBe('film-side');
    expect(made.next?.task).toEqual({ kind: 'film', view: 'side' });
    expect(stepIn(made, 'rate').missing).toEqual([{ kind: 'clip', view: 'any' }]);
  });

  test('a fully marked clip completes the quick protocol without a single tick', () => {
    const made = progressOf(quick, factsOf(filmed({ marks: marksOn() })));
    expect(made).toMatchObject({ done: quick.steps.length, share: 1, complete: true, next: null });
  });

  test('what a finished protocol was about is given by the metrics, not refused for too few steps', () => {
    const source = filmed({ marks: marksOn(120, 6.3) });
    expect(progressOf(quick, factsOf(source)).complete).toBe(true);
    const metrics = metricsOfClip(source.recording, source.index, source.events, []);
    for (const { id, result } of metrics) expect(result.ok && !result.few, id).toBe(true);
  });

  test('each fact is told of the clip that lacks it, in its unit', () => {
    const unsure = { framesPerSecond: 120, slowdown: 1, source: 'container', confirmed: false, reason: '' } as const;
    const side = filmed({ change: { speed: null, captureRate: unsure } });
    const rear = filmed({ view: 'rear', fps: 30, seconds: 4, calibrations: [calibration('vertical')] });
    const checks = (['capture-rate', 'belt-speed', 'shoe', 'scale', 'vertical'] as const).map((kind) =>
      step('check', { id: kind, view: 'any', fact: { kind } }),
    );
    const counted = [
      step('check', { id: 'rate-rear', view: 'rear', fact: { kind: 'frames-per-second', least: 60 } }),
      step('check', { id: 'seconds-rear', view: 'rear', fact: { kind: 'seconds-filmed', least: 10 } }),
      step('check', { id: 'seconds-side', view: 'side', fact: { kind: 'seconds-filmed', least: 10 } }),
    ];
    const made = progressOf(protocolOf(...counted.toReversed(), ...checks), factsOf(side, rear));
    const of = (id: string) => stepIn(made, id);
    expect(of('capture-rate').missing).toEqual([
      { kind: 'fact', fact: 'capture-rate', recordingId: side.recording.id, have: null, need: null },
    ]);
    expect(of('capture-rate')).toMatchObject({ share: 0.5, task: { kind: 'ask', fact: 'capture-rate', recordingId: side.recording.id } });
    expect(of('belt-speed').task).toEqual({ kind: 'ask', fact: 'belt-speed', recordingId: side.recording.id });
    expect(of('shoe').status).toBe('done');
    expect(of('scale')).toMatchObject({ share: 0, task: { kind: 'calibrate', tool: 'calibration-line', recordingId: side.recording.id } });
    expect(of('vertical')).toMatchObject({ share: 0.5, task: { tool: 'vertical-reference', recordingId: side.recording.id } });
    expect(of('rate-rear').missing).toMatchObject([{ have: 30, need: 60 }]);
    expect(of('seconds-rear').missing).toMatchObject([{ need: 10 }]);
    expect(of('seconds-side').status).toBe('done');
  });

  test('a check by hand is open until it is ticked; what is left out counts neither way; a note is done once written', () => {
    const protocol = protocolOf(step('check', { view: 'any', fact: null }), step('note', { view: 'any', field: 'findings' }));
    const empty = factsOf();
    expect(progressOf(protocol, empty)).toMatchObject({ share: 0, next: { task: { kind: 'tick' } } });
    expect(progressOf(protocol, empty, { ticks: ['check-step'] })).toMatchObject({
      done: 1,
      share: 0.5,
      next: { task: { kind: 'write' } },
    });
    const left = progressOf(protocol, empty, { ticks: ['check-step'], skips: { 'note-step': 'Told by telephone.' } });
    expect(left).toMatchObject({ done: 1, skipped: 1, share: 1, complete: true });
    expect(stepIn(left, 'note-step')).toMatchObject({ status: 'skipped', skipReason: 'Told by telephone.' });
    const written = progressOf(
      protocol,
      { clips: [], notes: { reason: '', findings: 'Lands flat.', advice: '' } },
      { skips: { 'note-step': 'No.' } },
    );
    expect(stepIn(written, 'note-step').status).toBe('done');
  });
});

describe('which clip', () => {
  test('both sides count where both were filmed, each for its near leg', () => {
    const protocol = protocolOf(contacts);
    const left = filmed({ marks: marksOn(), poses: posesOn('side', 'left') });
    expect(progressOf(protocol, factsOf(left)).complete).toBe(true);
    const right = filmed({ view: 'side-right' });
    const made = progressOf(protocol, factsOf(left, right));
    expect(made.next?.missing).toEqual([
      { kind: 'landmarks', recordingId: right.recording.id, moment: 'initial-contact', side: 'right', have: 0, need: 7 },
    ]);
  });

  test('of several clips of a view the chosen one, else the one with the most on it', () => {
    const bare = filmed({});
    const marked = filmed({ marks: marksOn() });
    const protocol = protocolOf(strides);
    expect(progressOf(protocol, factsOf(bare, marked)).complete).toBe(true);
    const chosen = progressOf(protocol, factsOf(bare, marked), { clips: { 'side-left': bare.recording.id } });
    expect(addressOf(chosen.next?.task ?? null)).toEqual({ recordingId: bare.recording.id, frame: null });
  });

  test('a view that was not filmed is named; a standing runner may be on any clip of the view', () => {
    const rear = protocolOf(step('landmarks', { view: 'rear', moment: 'midstance', legs: 'both', steps: 7, metrics: ['pelvic-drop'] }));
    expect(progressOf(rear, factsOf(filmed({}))).next?.missing).toEqual([{ kind: 'clip', view: 'rear' }]);
    const standing = protocolOf(step('standing', { legs: 'near', metrics: ['foot-inclination'] }));
    const [contact] = posesOn('side', 'left');
    if (contact === undefined) throw new Error('no landmarks');
    const running = filmed({ marks: marksOn() });
    expect(progressOf(standing, factsOf(running)).next?.task).toMatchObject({
      kind: 'point',
      recordingId: running.recording.id,
      where: null,
      plan: { names: ['heel', 'toe'], moment: 'standing', side: 'left' },
    });
    const still = filmed({ seconds: 2, poses: [{ ...contact, moment: 'standing' }] });
    expect(progressOf(standing, factsOf(running, still)).complete).toBe(true);
    expect(progressOf(standing, factsOf(running, filmed({ view: 'rear', poses: [{ ...contact, moment: 'standing' }] }))).complete).toBe(
      false,
    );
  });
});

describe('events', () => {
  test('what lacks is said in whole numbers of each foot', () => {
    const all = marksOn();
    const left = all.filter(({ side }) => side === 'left');
    const fifth = left.filter(({ kind }) => kind === 'initial-contact')[4]?.frame ?? 0;
    const made = progressOf(protocolOf(strides), factsOf(filmed({ marks: left.filter(({ frame }) => frame <= fifth) })));
    const lacks = (made.next?.missing ?? []).map((one) =>
      one.kind === 'events' ? `${one.have} of ${one.need} ${one.event} ${one.side}` : one.kind,
    );
    expect(lacks).toEqual(['5 of 8 initial-contact left', '4 of 7 toe-off left', '0 of 8 initial-contact right', '0 of 7 toe-off right']);
    expect(made.share).toBeCloseTo(9 / 30, 9);
  });

  test('from the first contact on it leads from event to event, each in its order and near its true frame, and ends when there are seven strides', () => {
    const truth = marksOn(120, 8);
    let marked = truth.slice(0, 1);
    for (let i = 1; i < truth.length; i++) {
      const made = progressOf(protocolOf(strides), factsOf(filmed({ seconds: 8, marks: marked })));
      if (made.complete) break;
      const { task } = made.next ?? {};
      if (task?.kind !== 'mark') throw new Error('no event is asked for');
      expect(task.sides).toEqual(['left', 'right']);
      const wanted = truth[i];
      // One foot may have all it needs before the other.
      if (task.wanted?.side !== wanted?.side || task.wanted?.kind !== wanted?.kind) continue;
      if (task.where?.ok !== true || wanted === undefined) throw new Error('no frame is told');
      expect(Math.abs(task.where.frame - wanted.frame)).toBeLessThanOrEqual(i < 8 ? 12 : 2);
      marked = [...marked, wanted];
    }
    expect(progressOf(protocolOf(strides), factsOf(filmed({ seconds: 8, marks: marked }))).complete).toBe(true);
    expect(marked.length).toBe(30);
  });

  test('a toe-off that was left out is gone back to', () => {
    const all = marksOn();
    const [, second] = all.filter(({ side, kind }) => side === 'right' && kind === 'toe-off');
    if (second === undefined) throw new Error('no toe-off');
    const upTo = all.filter(({ frame }) => frame <= (all[29]?.frame ?? 0));
    const made = progressOf(protocolOf(strides), factsOf(filmed({ marks: upTo.filter((mark) => mark !== second) })));
    const { task } = made.next ?? {};
    if (task?.kind !== 'mark' || task.where?.ok !== true) throw new Error('nothing is asked for');
    expect(task.wanted).toEqual({ side: 'right', kind: 'toe-off' });
    expect(Math.abs(task.where.frame - second.frame)).toBeLessThanOrEqual(2);
  });

  test('without a mark the first contact is asked for; behind the clip’s end nothing is', () => {
    const none = progressOf(protocolOf(strides), factsOf(filmed({})));
    expect(none.next?.task).toMatchObject({
      wanted: { side: 'left', kind: 'initial-contact' },
      where: { ok: false, reason: 'nothing-marked' },
    });
    const short = progressOf(protocolOf(strides), factsOf(filmed({ seconds: 2, marks: marksOn(120, 2) })));
    expect(short.next?.task).toMatchObject({ where: { ok: false, reason: 'end-of-clip' } });
  });

  test('strides across lost frames do not count', () => {
    const marks = marksOn();
    const source = filmed({ marks });
    const ticks = source.index.ticks.map((tick, frame) => (frame > 300 ? tick + 4000 : tick));
    const cut = { ...source, index: { ...source.index, ticks } };
    const count = (of: typeof source) => {
      const made = progressOf(protocolOf(step('events', { kinds: ['initial-contact'], legs: 'both', strides: 50 })), factsOf(of));
      return (made.next?.missing ?? []).map((one) => (one.kind === 'events' ? one.have : 0));
    };
    expect(count(cut).map((have, i) => (count(source)[i] ?? 0) - have)).toEqual([1, 1]);
  });

  test('whatever is marked, no count exceeds its need, the share stays within 0 to 1, and complete means nothing is next', () => {
    const all = marksOn();
    fc.assert(
      fc.property(fc.subarray([...all]), (marks) => {
        const made = progressOf(protocolOf(strides, contacts), factsOf(filmed({ marks })));
        expect(made.share).toBeGreaterThanOrEqual(0);
        expect(made.share).toBeLessThanOrEqual(1);
        expect(made.complete).toBe(made.next === null);
        for (const one of made.steps.flatMap(({ missing }) => missing))
          if (one.kind === 'events' || one.kind === 'landmarks') expect(one.have).toBeLessThan(one.need);
      }),
      { numRuns: 60 },
    );
  });
});

describe('landmarks', () => {
  const led = (of: ReturnType<typeof step>, view: 'side' | 'rear', legs: readonly ('left' | 'right')[], marks = marksOn()) => {
    const moment = of['moment'];
    const truth = legs
      .flatMap((leg) => posesOn(view, leg))
      .filter((pose) => pose.moment === moment)
      .toSorted((a, b) => a.from - b.from);
    const misses: number[] = [];
    let pointed: typeof truth = [];
    for (let i = 0; i < 40; i++) {
      const made = progressOf(protocolOf(of), factsOf(filmed({ view: view === 'side' ? 'side-left' : 'rear', marks, poses: pointed })));
      const { task } = made.next ?? {};
      if (made.complete) return { misses, pointed };
      if (task?.kind !== 'point') throw new Error('no landmarks are asked for');
      const open = truth.filter((pose) => !pointed.includes(pose) && pose.side === task.plan.side);
      const { where } = task;
      const next = where?.ok ? open.toSorted((a, b) => Math.abs(a.from - where.frame) - Math.abs(b.from - where.frame))[0] : open[0];
      if (next === undefined) throw new Error('the runner has no such step');
      if (where?.ok) misses.push(Math.abs(where.frame - next.from));
      pointed = [...pointed, next];
    }
    throw new Error('it never ends');
  };

  test('at marked contacts it leads to the very frames, and puts the plan of the metrics in hand', () => {
    const made = progressOf(protocolOf(contacts), factsOf(filmed({ marks: marksOn() })));
    const [first] = marksOn().filter(({ side, kind }) => side === 'left' && kind === 'initial-contact');
    expect(made.next?.task).toMatchObject({
      kind: 'point',
      plan: { names: ['knee', 'ankle'], moment: 'initial-contact', side: 'left' },
      where: { ok: true, frame: first?.frame, from: 'mark' },
      begun: [],
    });
    const { misses, pointed } = led(contacts, 'side', ['left']);
    expect(misses).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(pointed.length).toBe(7);
  });

  test.each(['midstance', 'flight'] as const)(
    '%s is not marked: it is looked for after each contact, and after the first one found to the frame or two',
    (moment) => {
      const metrics = moment === 'midstance' ? ['trunk-lean'] : ['vertical-oscillation'];
      const { misses, pointed } = led(step('landmarks', { moment, legs: 'near', steps: 7, metrics }), 'side', ['left']);
      expect(misses[0]).toBeLessThanOrEqual(12);
      expect(Math.max(...misses.slice(1))).toBeLessThanOrEqual(2);
      expect(pointed.map(({ from }) => from)).toEqual(pointed.map(({ from }) => from).toSorted((a, b) => a - b));
    },
  );

  test('on a clip without any event it asks for the first one, then goes on by half strides from leg to leg', () => {
    const rear = step('landmarks', {
      view: 'rear',
      moment: 'midstance',
      legs: 'both',
      steps: 7,
      metrics: ['pelvic-drop', 'hip-adduction'],
    });
    const { misses, pointed } = led(rear, 'rear', ['left', 'right'], []);
    expect(pointed.length).toBe(14);
    expect(misses.length).toBe(13);
    expect(Math.max(...misses)).toBeLessThanOrEqual(4);
    expect(pointed.slice(0, 4).map(({ side }) => side)).toEqual(['left', 'right', 'left', 'right']);
  });

  test('what was pointed at to the end gives every metric of the step, of seven steps', () => {
    const protocol = protocolOf(
      step('landmarks', { moment: 'midstance', legs: 'near', steps: 7, metrics: ['knee-flexion-peak', 'trunk-lean'] }),
    );
    const poses = posesOn('side', 'left')
      .filter(({ moment }) => moment === 'midstance')
      .slice(0, 7);
    const source = filmed({ marks: marksOn(), poses });
    expect(progressOf(protocol, factsOf(source)).complete).toBe(true);
    const clip = gaitClipOf(source.recording, source.index);
    for (const metric of ['knee-flexion-peak', 'trunk-lean'] as const) {
      const found = kinematic(
        metric,
        { view: 'side-left', mirrored: false, calibrations: [], inclinePercent: 0 },
        stepsOf(metric, 'left', poses, clip).pointed,
      );
      expect(found.ok && found.n).toBe(7);
    }
  });

  test('landmarks that lack a point are gone back to, and the point is named; two of one step count once', () => {
    const [first, second] = posesOn('side', 'left').filter(({ moment }) => moment === 'initial-contact');
    if (first === undefined || second === undefined) throw new Error('no contacts');
    const begun = { ...first, names: ['hip', 'knee'] as const, points: first.points.slice(0, 2) };
    const made = progressOf(protocolOf(contacts), factsOf(filmed({ marks: marksOn(), poses: [begun] })));
    expect(made.next?.task).toMatchObject({ where: { ok: true, frame: first.from }, begun: ['ankle'] });
    const twice = [first, { ...first, from: (first.from + 2) as typeof first.from, to: (first.from + 2) as typeof first.to }, second];
    const counted = progressOf(protocolOf(contacts), factsOf(filmed({ marks: marksOn(), poses: twice })));
    expect(counted.next?.missing).toMatchObject([{ kind: 'landmarks', have: 2, need: 7 }]);
  });
});

test('the summary tells the share, and where to go on', () => {
  const source = filmed({ marks: marksOn() });
  const protocol = protocolOf(strides, contacts);
  const made = summaryOf(progressOf(protocol, factsOf(source)));
  const [first] = marksOn().filter(({ side, kind }) => side === 'left' && kind === 'initial-contact');
  expect(made).toEqual({
    done: 1,
    skipped: 0,
    total: 2,
    share: 0.5,
    complete: false,
    next: { stepId: 'landmarks-step', recordingId: source.recording.id, frame: first?.frame },
  });
  expect(summaryOf(progressOf(quick, factsOf())).next).toEqual({ stepId: 'film-side', recordingId: null, frame: null });
});
