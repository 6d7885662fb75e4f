/** A turn as large as one notch of a mouse wheel, in CSS pixels; wheels that turn finely reach it in several events. */
const notch = 30;

type Turn = { readonly deltaY: number; readonly deltaMode: number };

/**
 * Counts the frames that a turning wheel asks for: up (or away from the hand) is forwards, as in Kinovea. A notch is one frame however fast the
 * wheel counts it; small turns of a touch pad add up to one.
 */
export function wheelSteps(): (turn: Turn) => -1 | 0 | 1 {
  let turned = 0;
  return ({ deltaY, deltaMode }) => {
    if (deltaY === 0) return 0;
    const by = deltaMode === 0 ? deltaY : Math.sign(deltaY) * notch;
    turned = Math.sign(by) === Math.sign(turned) ? turned + by : by;
    if (Math.abs(turned) < notch) return 0;
    turned = 0;
    return by < 0 ? 1 : -1;
  };
}
