import type { Track } from '#core/annotation/records.ts';
import { type JointClock, jointClock } from '#core/compare/clock.ts';
import { firstLayout } from '#core/domain/comparison.ts';
import { type FrameNo, frameCount, toFrameNo } from '#core/domain/frameIndex.ts';
import { recordId, recordingId } from '#core/domain/ids.ts';
import type { Px } from '#core/domain/units.ts';
import { exportedFrames, exportSize } from '#core/export/timing.ts';
import { usualRadius } from '#core/tracking/follow.ts';
import { newTrack } from '#core/tracking/path.ts';
import { exportVideo } from '#renderer/export/exportVideo.ts';
import { createFrameEngine } from '#renderer/media/createFrameEngine.ts';
import type { FrameEngine } from '#renderer/media/engine.ts';
import { createJointPlayer, type JointPlayer, momentOf } from '#renderer/media/jointPlayer.ts';
import { followPoints } from '#renderer/tracking/followPoints.ts';
import type { OpenClip } from './harness.ts';

/** What a bench drives: two clips on one clock, each on a canvas of its own. */
export class JointHarness {
  player!: JointPlayer;
  clock!: JointClock;
  #clips: readonly OpenClip[] = [];
  #engines: FrameEngine[] = [];

  async open(clips: readonly OpenClip[], cacheLimit: number): Promise<void> {
    this.#clips = clips;
    document.body.replaceChildren();
    for (const clip of clips) {
      const canvas = document.createElement('canvas');
      canvas.style.width = '640px';
      document.body.append(canvas);
      const engine = await createFrameEngine({ slowdown: 1, ...clip, cacheLimit });
      engine.attach(canvas);
      this.#engines.push(engine);
    }
    const pane = {
      recordingId: recordingId.parse('00000000-0000-4000-8000-000000000001'),
      mirrored: false,
      zero: 0 as FrameNo,
      offset: 0,
      contacts: [],
    };
    this.clock = jointClock(
      clips.map(() => pane),
      clips.map(({ index, slowdown = 1 }) => ({ index, slowdown })),
      'time',
    );
    this.player = createJointPlayer(this.#engines, this.clock);
    await this.shown(0);
  }

  /** Waits until a moment is on both canvases. */
  shown(moment: number): Promise<void> {
    this.player.show(moment as FrameNo);
    return this.#until(() => this.player.state().shown === moment);
  }

  /** Waits until nothing more is decoded ahead. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1200));
  }

  /** Follows points of the first clip from a frame to its end, and how long that took. */
  async followed(points: readonly Px[], start: number, framesPerSecond: number): Promise<{ tracks: readonly Track[]; seconds: number }> {
    const [engine] = this.#engines;
    const [clip] = this.#clips;
    if (engine === undefined || clip === undefined) throw new Error('no clip is open');
    const id = recordingId.parse('00000000-0000-4000-8000-000000000001');
    const begun = points.map((at) => {
      const base = {
        id: recordId.parse(crypto.randomUUID()),
        recordingId: id,
        name: '',
        colour: '#ffffff',
        radius: usualRadius(clip.height),
        trail: 0,
      };
      return newTrack(base, toFrameNo(start), at);
    });
    const begin = performance.now();
    const { tracks } = await followPoints({
      engine,
      width: clip.width,
      height: clip.height,
      framesPerSecond,
      frames: frameCount(clip.index),
      gaps: [],
      tracks: begun,
      start: toFrameNo(start),
      way: 1,
      onProgress: () => {},
      signal: new AbortController().signal,
    });
    return { tracks, seconds: (performance.now() - begin) / 1000 };
  }

  /** Milliseconds of each step, until both canvases can be read. */
  async steps(by: 1 | -1, count: number): Promise<number[]> {
    const taken: number[] = [];
    for (let i = 0; i < count; i++) {
      const wanted = this.player.state().wanted + by;
      const start = performance.now();
      this.player.step(by);
      await this.#until(() => this.player.state().shown === wanted);
      for (const canvas of document.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
      taken.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return taken;
  }

  /** Plays for so long and tells when each moment was painted, in milliseconds, beside when it was due on the clips' clock at this speed. */
  async play(
    speed: number,
    seconds: number,
  ): Promise<{ readonly painted: number; readonly due: number; readonly moment: number; readonly apart: number }[]> {
    const seen: { painted: number; due: number; moment: number; apart: number }[] = [];
    const { clock } = this;
    const stop = this.player.subscribe(() => {
      const { shown } = this.player.state();
      if (shown === null || shown === seen.at(-1)?.moment) return;
      seen.push({
        painted: performance.now(),
        due: (1000 * (clock.index.ticks[shown] ?? 0)) / clock.index.ticksPerSecond / speed,
        moment: shown,
        apart: this.#apart(),
      });
    });
    this.player.play(speed, 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    this.player.pause();
    stop();
    return seen;
  }

  /** How far apart the frames are that are painted now, in frames of the slower clip. */
  #apart(): number {
    const times = this.#engines.map((engine, i) => {
      const { shown } = engine.state();
      return (engine.index.ticks[shown ?? 0] ?? 0) / engine.index.ticksPerSecond / (this.#clips[i]?.slowdown ?? 1);
    });
    const longest = Math.max(
      ...this.#clips.map(({ index }) => (index.ticks.at(-1) ?? 0) / index.ticksPerSecond / Math.max(1, index.ticks.length - 1)),
    );
    return (Math.max(...times) - Math.min(...times)) / longest;
  }

  /** Seconds that a video of the first `frames` moments takes, every one once, both clips beside each other, and its bytes. */
  async exported(
    frames: number,
  ): Promise<{ readonly seconds: number; readonly bytes: number; readonly width: number; readonly height: number }> {
    const size = exportSize(
      { width: this.#clips.reduce((sum, { width }) => sum + width, 0), height: Math.max(...this.#clips.map(({ height }) => height)) },
      { width: 1920, height: 1080 },
    );
    const moments = exportedFrames(this.clock.index, 0 as FrameNo, (frames - 1) as FrameNo, { kind: 'every-frame' }, 30);
    const start = performance.now();
    const video = await exportVideo({
      scene: {
        ...size,
        clips: this.#clips.map((clip) => ({ slowdown: 1, ...clip })),
        framesAt: (moment) => momentOf(this.clock, moment).frames,
        painting: () => ({
          size,
          parts: this.#clips.map(({ width, height }) => ({
            picture: { width, height, mirrored: false, mmPerPixel: null },
            drawing: [],
            label: '',
          })),
          layout: firstLayout,
          caption: '',
        }),
      },
      moments,
      rate: 30,
      signal: new AbortController().signal,
      onProgress: () => {},
      isThere: () => Promise.resolve(),
    });
    return { seconds: (performance.now() - start) / 1000, bytes: video.size, ...size };
  }

  async #until(is: () => boolean): Promise<void> {
    if (is()) return;
    await new Promise<void>((resolve) => {
      const stop = this.player.subscribe(() => {
        if (!is()) return;
        stop();
        resolve();
      });
    });
  }
}

declare global {
  interface Window {
    joint: JointHarness;
  }
}

window.joint = new JointHarness();
