import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const rectangleSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) });
export type Rectangle = z.infer<typeof rectangleSchema>;

const stateSchema = z.object({ bounds: rectangleSchema, maximized: z.boolean(), fullScreen: z.boolean() });
/** Where the window was, in screen pixels, when it was last closed. */
export type WindowState = z.infer<typeof stateSchema>;

/** At least this much of the title's height and width must lie on a screen, so that the window can be seen and moved. */
const graspable = 100;

/** The state kept in `file`; null when there is none, it cannot be read, or the screen it was on is gone. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState | null {
  if (!existsSync(file)) return null;
  let parsed: ReturnType<typeof stateSchema.safeParse>;
  try {
    parsed = stateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
  if (!parsed.success) return null;
  const { bounds } = parsed.data;
  const seen = screens.some(
    (screen) =>
      Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x) >= graspable &&
      bounds.y >= screen.y &&
      bounds.y <= screen.y + screen.height - graspable,
  );
  return seen ? parsed.data : null;
}

export const writeWindowState = (file: string, state: WindowState): void => writeFileSync(file, JSON.stringify(state));
