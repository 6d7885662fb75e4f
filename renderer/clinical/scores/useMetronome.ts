import { useCallback, useEffect, useRef, useState } from 'react';

/** How far ahead clicks are handed to the sound card, and how often, so that a busy page does not make the beat uneven. */
const aheadSeconds = 0.3;
const everyMs = 100;
const clickSeconds = 0.03;

function click(sound: AudioContext, at: number): void {
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 1000;
  volume.gain.setValueAtTime(0.4, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + clickSeconds);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + clickSeconds);
}

export type Metronome = {
  readonly running: boolean;
  /** Beats since it was started; the first is at once. */
  readonly beats: number;
  /** The browser lets no sound out: only the count goes on. */
  readonly silent: boolean;
  readonly start: () => void;
  readonly stop: () => void;
};

/** Clicks so many times a minute by the sound card's clock, and counts. Stops when its screen is left. */
export function useMetronome(perMinute: number): Metronome {
  const [running, run] = useState(false);
  const [beats, count] = useState(0);
  const [silent, setSilent] = useState(false);
  const ending = useRef<(() => void) | null>(null);
  const stop = useCallback(() => {
    ending.current?.();
    ending.current = null;
    run(false);
  }, []);
  useEffect(() => stop, [stop]);

  const start = (): void => {
    stop();
    const period = 60 / perMinute;
    const sound = new AudioContext();
    const begin = performance.now() / 1000;
    const soundBegin = sound.currentTime + 0.05;
    let handed = 0;
    const tick = (): void => {
      const passed = performance.now() / 1000 - begin;
      count(Math.floor(passed / period) + 1);
      setSilent(sound.state !== 'running' && passed > 1);
      for (; soundBegin + handed * period < sound.currentTime + aheadSeconds; handed++) click(sound, soundBegin + handed * period);
    };
    void sound.resume();
    tick();
    const timer = setInterval(tick, everyMs);
    ending.current = () => {
      clearInterval(timer);
      void sound.close();
    };
    run(true);
  };
  return { running, beats, silent, start, stop };
}
