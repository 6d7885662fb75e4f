import type { CameraMode, CameraRole } from '#core/capture/mode.ts';
import { type CaptureOptions, captureOptionsSchema } from '#core/capture/settings.ts';
import type { Take, TakeCamera, TakeConditions } from '#core/capture/take.ts';
import { call } from '../link.ts';
import { askPermission, type Camera, camerasFound, openCamera, troubleOf } from './camera.ts';
import { type CameraWorker, CannotCapture, startWorker } from './cameraWorker.ts';
import { constraintFor, controlsFrom, plainSettings } from './controls.ts';
import { fileTakes, sentence } from './fileTakes.ts';
import { createPainter, paintTrack } from './liveView.ts';
import { type FromCapture, type Judged, pageNow } from './protocol.ts';
import type { CameraDevice, CameraState, CaptureSession, CaptureState, TakePhase } from './session.ts';
import { createSessionSound } from './sessionSound.ts';
import type { EndedTake } from './takeSync.ts';

type OpenedCamera = {
  readonly camera: Camera;
  readonly worker: CameraWorker;
  readonly pictures: Set<(picture: VideoFrame) => void>;
};

type RunningTake = { readonly take: Take; ended: EndedTake | null; readonly over: PromiseWithResolvers<void> };

const captureWorker = (): Worker => new Worker(new URL('./captureWorker.ts', import.meta.url), { type: 'module' });

/** Cameras, live. `makeWorker` gives the worker that reads one camera. */
export function createCaptureSession(makeWorker: () => Worker = captureWorker): CaptureSession {
  let state: CaptureState = {
    devices: null,
    permission: 'unknown',
    cameras: [],
    phase: { kind: 'idle' },
    soundLevel: null,
    soundTrouble: false,
  };
  let options: CaptureOptions = captureOptionsSchema.parse({});
  let closed = false;
  /** From the start of a take until it is filed. */
  let recording = false;
  const listeners = new Set<() => void>();
  const opened = new Map<CameraRole, OpenedCamera>();
  const running = new Map<CameraRole, RunningTake>();
  /** Counts openings of a role: a slow one that was overtaken is dropped. */
  const turns = new Map<CameraRole, number>();
  let countdown: ReturnType<typeof setInterval> | null = null;
  const sound = createSessionSound(
    (soundLevel) => set({ soundLevel }),
    (soundTrouble) => set({ soundTrouble }),
  );

  const set = (part: Partial<CaptureState>): void => {
    if (closed) return;
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const phase = (next: TakePhase): void => set({ phase: next });
  const setCamera = (role: CameraRole, part: Partial<CameraState>): void =>
    set({ cameras: state.cameras.map((camera) => (camera.role === role ? { ...camera, ...part } : camera)) });
  const blank = (role: CameraRole, device: CameraDevice | null, asked: CameraMode | null): CameraState => ({
    ...{ role, device, asked, trouble: null, got: null, range: null, controls: [], figures: null, ringSeconds: 0, drops: [] },
  });

  function shut(role: CameraRole): void {
    opened.get(role)?.worker.close();
    opened.delete(role);
  }

  function shutAll(): void {
    for (const role of [...opened.keys()]) shut(role);
  }

  function stopTakes(): void {
    const at = pageNow();
    for (const role of running.keys()) opened.get(role)?.worker.tell({ type: 'stop', at });
  }

  async function open(role: CameraRole, device: CameraDevice, asked: CameraMode | null): Promise<void> {
    const turn = (turns.get(role) ?? 0) + 1;
    turns.set(role, turn);
    shut(role);
    const others = state.cameras.filter((camera) => camera.role !== role);
    set({ cameras: state.cameras.some((camera) => camera.role === role) ? state.cameras : [...others, blank(role, device, asked)] });
    setCamera(role, blank(role, device, asked));
    try {
      const camera = await openCamera(device, asked);
      if (closed || turns.get(role) !== turn) return camera.track.stop();
      const worker = await startWorker(camera, options, makeWorker, (message) => hear(role, message));
      if (closed || turns.get(role) !== turn) return worker.close();
      opened.set(role, { camera, worker, pictures: new Set() });
      setCamera(role, { asked, got: camera.got, range: camera.range, controls: controlsOf(camera) });
      await followSound();
    } catch (error) {
      if (turns.get(role) !== turn) return;
      const trouble =
        error instanceof CannotCapture ? ({ kind: 'cannot-capture', reason: error.reason } as const) : troubleOf(error, asked);
      setCamera(role, { trouble });
    }
  }

  const controlsOf = ({ track }: Camera) => controlsFrom({ ...track.getCapabilities() }, { ...track.getSettings() });

  function hear(role: CameraRole, message: FromCapture): void {
    switch (message.type) {
      case 'figures':
        setCamera(role, { figures: message.figures, ringSeconds: message.ringSeconds });
        if (state.phase.kind === 'recording' && running.keys().next().value === role)
          phase({ kind: 'recording', seconds: message.seconds, bytes: message.bytes });
        return;
      case 'picture': {
        const views = opened.get(role)?.pictures ?? new Set();
        for (const show of views) show(message.picture);
        message.picture.close();
        return;
      }
      case 'gone':
        opened.delete(role);
        setCamera(role, { trouble: { kind: 'unplugged' }, figures: null, got: null });
        return;
      case 'silent':
        setCamera(role, { trouble: message.silent ? { kind: 'silent' } : null });
        return;
      case 'encoder-failed':
        setCamera(role, { trouble: { kind: 'cannot-capture', reason: 'no-encoder' } });
        return;
      case 'ended': {
        const take = running.get(role);
        if (take === undefined) return;
        take.ended = { take: take.take, log: message.log, light: message.light, arrival: message.arrival };
        setCamera(role, { drops: message.log.drops });
        take.over.resolve();
        return;
      }
    }
  }

  const readyRoles = (): readonly CameraRole[] =>
    state.cameras.filter(({ role, got, trouble }) => got !== null && trouble === null && opened.has(role)).map(({ role }) => role);

  function takeCamera(role: CameraRole): TakeCamera {
    const { camera } = opened.get(role) as OpenedCamera;
    const { device, asked } = state.cameras.find((each) => each.role === role) as CameraState;
    const { got, track } = camera;
    return { role, label: device?.label ?? '', asked: asked ?? got, got, controls: plainSettings({ ...track.getSettings() }) };
  }

  function judgedBy(role: CameraRole, { speed }: TakeConditions): Judged {
    const { asked, got, controls } = takeCamera(role);
    const { exposureTime } = controls;
    // The standard counts exposure time in steps of 100 microseconds.
    const exposureMs = typeof exposureTime === 'number' && exposureTime > 0 ? exposureTime / 10 : null;
    return { asked, got, exposureMs, mainsHertz: options.mainsHertz, speed };
  }

  async function record(visitId: string, conditions: TakeConditions): Promise<void> {
    const roles = readyRoles();
    if (roles.length === 0 || recording) return;
    recording = true;
    const at = pageNow();
    for (const role of roles)
      opened.get(role)?.worker.tell({ type: 'prepare', preRollSeconds: options.preRollSeconds, at, judged: judgedBy(role, conditions) });
    phase({ kind: 'recording', seconds: 0, bytes: 0 });
    try {
      const takes = await call('takes.begin', { visitId, conditions, cameras: roles.map(takeCamera) });
      for (const take of takes) {
        const { role } = take.camera;
        running.set(role, { take, ended: null, over: Promise.withResolvers() });
        const camera = opened.get(role);
        if (camera === undefined) running.get(role)?.over.resolve();
        else camera.worker.tell({ type: 'record', takeId: take.id, lengthSeconds: options.lengthSeconds });
      }
    } catch (error) {
      for (const role of roles) opened.get(role)?.worker.tell({ type: 'stop', at });
      phase({ kind: 'ended', takes: [], logs: [], recordingIds: [], findings: [], trouble: sentence(error) });
      recording = false;
      if (closed) shutAll();
      return;
    }
    if (closed) stopTakes();
    await Promise.all([...running.values()].map(({ over }) => over.promise));
    phase({ kind: 'finishing' });
    phase(await fileTakes([...running.values()].flatMap(({ ended }) => (ended === null ? [] : [ended]))));
    running.clear();
    recording = false;
    if (closed) shutAll();
  }

  function disarm(): void {
    sound.onLoud(null);
    if (countdown !== null) clearInterval(countdown);
    countdown = null;
  }

  function start(visitId: string, conditions: TakeConditions): void {
    disarm();
    if (recording || readyRoles().length === 0) return;
    if (options.countdownSeconds === 0) return void record(visitId, conditions);
    const until = performance.now() + options.countdownSeconds * 1000;
    phase({ kind: 'counting', secondsLeft: options.countdownSeconds });
    countdown = setInterval(() => {
      const left = Math.ceil((until - performance.now()) / 1000);
      if (left <= 0) {
        disarm();
        void record(visitId, conditions);
      } else if (state.phase.kind === 'counting' && state.phase.secondsLeft !== left) phase({ kind: 'counting', secondsLeft: left });
    }, 50);
  }

  /** The first camera's takes carry the sound: one microphone, one track. */
  function followSound(): Promise<void> {
    const [role] = readyRoles();
    return sound.follow(options, role === undefined ? null : (opened.get(role)?.worker ?? null));
  }

  async function findCameras(): Promise<void> {
    const permission = await askPermission();
    set({ permission: permission === 'refused' ? 'refused' : 'granted', devices: permission === 'refused' ? [] : await camerasFound() });
  }

  /** A camera that was plugged in again goes on by itself. */
  const onDevices = async (): Promise<void> => {
    if (state.permission !== 'granted') return;
    const devices = await camerasFound();
    set({ devices });
    for (const { role, device, asked, trouble } of state.cameras) {
      const back = devices.find(({ id }) => id === device?.id);
      if (trouble?.kind === 'unplugged' && back !== undefined && running.size === 0) await open(role, back, asked);
    }
  };
  const devicesChanged = (): void => void onDevices();
  navigator.mediaDevices.addEventListener('devicechange', devicesChanged);

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    findCameras,
    openCamera: open,
    closeCamera: (role) => {
      turns.set(role, (turns.get(role) ?? 0) + 1);
      shut(role);
      set({ cameras: state.cameras.filter((camera) => camera.role !== role) });
    },
    setControl: async (role, name, value) => {
      const camera = opened.get(role)?.camera;
      if (camera === undefined) return;
      // A value that the camera refuses leaves it as it was; what it says of itself is shown.
      await camera.track.applyConstraints({ advanced: [constraintFor(name, value)] }).catch(() => {});
      setCamera(role, { controls: controlsOf(camera) });
    },
    setOptions: async (next) => {
      options = next;
      for (const { worker } of opened.values()) await worker.setOptions(next);
      await followSound();
    },
    attach: (role, canvas, { delaySeconds, mirrored }) => {
      const camera = opened.get(role);
      if (camera === undefined) return () => {};
      const paint = createPainter(canvas, mirrored);
      if (delaySeconds === 0) return paintTrack(camera.camera.track, paint);
      const show = (picture: VideoFrame): void => paint(picture, picture.displayWidth, picture.displayHeight);
      camera.pictures.add(show);
      camera.worker.tell({ type: 'view', delaySeconds });
      return () => {
        camera.pictures.delete(show);
        if (camera.pictures.size === 0) camera.worker.tell({ type: 'view', delaySeconds: null });
      };
    },
    arm: (visitId, conditions) => {
      if (recording || !sound.listens()) return;
      sound.onLoud(() => start(visitId, conditions));
      phase({ kind: 'armed' });
    },
    start,
    stop: () => {
      if (state.phase.kind === 'armed' || state.phase.kind === 'counting') {
        disarm();
        phase({ kind: 'idle' });
        return;
      }
      stopTakes();
    },
    close: () => {
      closed = true;
      disarm();
      sound.close();
      navigator.mediaDevices.removeEventListener('devicechange', devicesChanged);
      listeners.clear();
      // A take that is under way ends here and is filed; the cameras are let go after it.
      if (recording) stopTakes();
      else shutAll();
    },
  };
}
