import { useEffect, useRef, useState } from 'react';

/** How often what was counted is handed on. */
const handOnSeconds = 10;
/** Longer than this between two ticks the computer slept. */
const longestTickSeconds = 3;

/**
 * Counts seconds while `counting` and the window is visible. Whole seconds are handed to `add` every ten, and when counting ends for whatever reason; gives those that are
 * not handed on yet.
 */
export function useWorkedSeconds(counting: boolean, add: (seconds: number) => void): number {
  const [held, hold] = useState(0);
  const handOn = useRef(add);
  useEffect(() => {
    handOn.current = add;
  });
  useEffect(() => {
    if (!counting) return;
    let counted = 0;
    let before = performance.now();
    const take = (): void => {
      const now = performance.now();
      const passed = (now - before) / 1000;
      before = now;
      if (document.visibilityState === 'visible' && passed <= longestTickSeconds) counted += passed;
    };
    const flush = (): void => {
      const whole = Math.floor(counted);
      if (whole === 0) return;
      counted -= whole;
      handOn.current(whole);
      hold(0);
    };
    const tick = setInterval(() => {
      take();
      if (counted >= handOnSeconds) flush();
      else hold(Math.floor(counted));
    }, 1000);
    const visibility = (): void => {
      if (document.visibilityState === 'hidden') flush();
      // What passed while nothing was seen does not count.
      else before = performance.now();
    };
    document.addEventListener('visibilitychange', visibility);
    window.addEventListener('pagehide', flush);
    return () => {
      take();
      flush();
      clearInterval(tick);
      document.removeEventListener('visibilitychange', visibility);
      window.removeEventListener('pagehide', flush);
    };
  }, [counting]);
  return counting ? held : 0;
}
