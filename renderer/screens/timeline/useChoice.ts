import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { LaneChoice } from '#core/timeline/items.ts';
import { isChosen, type TimelineChoice, usualChoice } from '#core/timeline/lanes.ts';

const key = 'soleus-timeline-shown';
const keptSchema = z.object({ parts: z.record(z.string(), z.boolean()), patientToo: z.boolean() });
const listeners = new Set<() => void>();
let read: { readonly text: string | null; readonly choice: TimelineChoice } = { text: null, choice: usualChoice };

/** What was kept in this window's profile; as usual where nothing was, or what is there is none of ours. */
function choiceNow(): TimelineChoice {
  const text = localStorage.getItem(key);
  if (text === read.text) return read.choice;
  const kept = keptSchema.safeParse(parsed(text));
  read = { text, choice: kept.success ? kept.data : usualChoice };
  return read.choice;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function keep(choice: TimelineChoice | null): void {
  if (choice === null) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(choice));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export type Choosing = {
  readonly choice: TimelineChoice;
  readonly toggle: (part: LaneChoice) => void;
  readonly setPatientToo: (shown: boolean) => void;
  readonly reset: () => void;
};

/** What of a timeline is shown: for every patient, and the next time too. */
export function useChoice(): Choosing {
  const choice = useSyncExternalStore(subscribe, choiceNow);
  return {
    choice,
    toggle: (part) => keep({ ...choice, parts: { ...choice.parts, [part]: !isChosen(choice, part) } }),
    setPatientToo: (patientToo) => keep({ ...choice, patientToo }),
    reset: () => keep(null),
  };
}
