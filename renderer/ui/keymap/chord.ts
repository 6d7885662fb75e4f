/** What a chord is read from; a subset of KeyboardEvent so that it can be told without a browser. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing?: boolean;
  readonly getModifierState?: (name: string) => boolean;
};

const deadKeys = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Dead',
  'Process',
  'Unidentified',
  'Fn',
  'FnLock',
  'Hyper',
  'Super',
]);

/** Printable keys by where they lie, for layouts that type something other than ASCII there. */
const byPlace: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Minus: '-',
  Equal: '=',
  Backquote: '`',
};

const keyAt = (code: string): string | null => {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^Digit\d$/.test(code)) return code.slice(5);
  return byPlace[code] ?? null;
};

const chord = (ctrl: boolean, alt: boolean, shift: boolean, key: string): string =>
  `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;

/**
 * The chords a key press can stand for, the most particular first; empty for a bare modifier. Letters and signs follow what the layout types, so that
 * ',' works wherever it lies; where the layout types another script, the place of the key counts. Ctrl means Cmd on a Mac.
 */
export function chordsOf(press: KeyPress, mac: boolean): readonly string[] {
  if (press.isComposing || deadKeys.has(press.key)) return [];
  const typedByAltGr = press.key.length === 1 && (press.getModifierState?.('AltGraph') ?? false);
  const ctrl = !typedByAltGr && (mac ? press.metaKey : press.ctrlKey);
  const alt = !typedByAltGr && press.altKey;
  if (mac ? press.ctrlKey : press.metaKey) return [];
  const { shiftKey: shift, key, code } = press;
  const place = keyAt(code);
  const found: string[] = [];
  const add = (text: string) => {
    if (!found.includes(text)) found.push(text);
  };
  if (key === ' ') add(chord(ctrl, alt, shift, 'Space'));
  else if (key.length > 1) {
    if (code === 'NumpadEnter') add(chord(ctrl, alt, shift, 'NumEnter'));
    add(chord(ctrl, alt, shift, key));
  } else if (code.startsWith('Numpad')) {
    add(chord(ctrl, alt, shift, `Num${key}`));
    add(chord(ctrl, alt, shift, key));
  } else if (/^[a-z]$/i.test(key)) add(chord(ctrl, alt, shift, key.toUpperCase()));
  else {
    // A Mac types other signs with Option held; there only the place is of use.
    if (key.charCodeAt(0) < 128 && !(mac && alt)) add(chord(ctrl, alt, false, key));
    if (place) add(chord(ctrl, alt, shift, place));
  }
  return found;
}

/** Writes a chord in its one spelling: modifiers in the order Ctrl Alt Shift, letters upper case. Null when it names no key. */
export function normaliseChord(text: string): string | null {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text === '+' ? ['+'] : text.split('+');
  const key = parts.pop()?.trim() ?? '';
  const held = new Set(parts.map((part) => part.trim().toLowerCase()));
  for (const name of held) if (!['ctrl', 'cmd', 'alt', 'shift'].includes(name)) return null;
  if (key === '' || ['ctrl', 'cmd', 'alt', 'shift'].includes(key.toLowerCase())) return null;
  return chord(held.has('ctrl') || held.has('cmd'), held.has('alt'), held.has('shift'), key.length === 1 ? key.toUpperCase() : key);
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
  Insert: 'Ins',
  Enter: 'Enter',
};

/** The keys of a chord as printed on a keyboard, in pressing order. */
export function keyCaps(text: string, mac: boolean): readonly string[] {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text === '+' ? ['+'] : text.split('+');
  return parts.map((part) => (mac && part === 'Ctrl' ? '⌘' : mac && part === 'Alt' ? '⌥' : (signs[part] ?? part)));
}

/** Whether this computer's command key is Cmd. */
export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);
