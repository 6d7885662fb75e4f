import type { Preferences } from '#core/domain/settings.ts';

export type KeyProfile = Preferences['keyProfile'];

/**
 * Something a key can do. Chords are written like 'Ctrl+Shift+ArrowLeft', 'Space', ',', 'F8', modifiers in the order Ctrl Alt Shift; Ctrl means
 * Cmd on a Mac. Words for it are under the i18n key `actions.<id>`.
 */
export type ActionSpec = {
  readonly id: string;
  readonly group: 'general' | 'visit' | 'capture' | 'player' | 'marks' | 'compare' | 'tools' | 'edit' | 'view';
  readonly chords: Readonly<Record<KeyProfile, readonly string[]>>;
  /** Works only in this passing mode, in which it goes before the keys outside it: the same key in two modes is no conflict. */
  readonly mode?: 'drawing' | 'moving';
  /** Works only on this screen, `forms` being intake and scores: the same key on two screens is no conflict. Without it the action works on every screen. */
  readonly screen?: 'review' | 'capture' | 'compare' | 'differences' | 'treatment' | 'forms' | 'timeline';
  /** Left out of the palette here: another action of this screen says the same. Keys and settings have it all the same. */
  readonly unlisted?: boolean;
  /** Also runs on the key's auto-repeat. */
  readonly repeats?: boolean;
};
