import { describe, expect, test } from 'vitest';
import { chordsOf, type KeyPress, keyCaps, normaliseChord } from '#renderer/ui/keymap/chord.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a key press as chords', () => {
  test.each([
    ['an arrow', press('ArrowLeft', 'ArrowLeft'), ['ArrowLeft']],
    ['Shift with an arrow', press('ArrowLeft', 'ArrowLeft', { shiftKey: true }), ['Shift+ArrowLeft']],
    ['the space bar', press(' ', 'Space'), ['Space']],
    ['a letter, caps lock or not', press('K', 'KeyK', { ctrlKey: true }), ['Ctrl+K']],
    ['the letter a French keyboard types where others have Q', press('a', 'KeyQ'), ['A']],
    ['a Greek letter, by its place', press('κ', 'KeyK'), ['K']],
    ['a Cyrillic letter on the comma key, by its place', press('б', 'Comma'), [',']],
    ['a question mark, however it is typed', press('?', 'Minus', { shiftKey: true }), ['?', 'Shift+-']],
    ['a digit of the row', press('1', 'Digit1', { ctrlKey: true }), ['Ctrl+1']],
    ['a digit that French keyboards type with Shift', press('1', 'Digit1', { shiftKey: true }), ['1', 'Shift+1']],
    ['a digit of the block, which may have its own meaning', press('1', 'Numpad1', { ctrlKey: true }), ['Ctrl+Num1', 'Ctrl+1']],
    ['the plus sign', press('+', 'NumpadAdd', { ctrlKey: true }), ['Ctrl+Num+', 'Ctrl++']],
    ['a sign typed with AltGr', press('@', 'KeyQ', { ctrlKey: true, altKey: true, getModifierState: (n) => n === 'AltGraph' }), ['@', 'Q']],
    ['a bare modifier', press('Shift', 'ShiftLeft', { shiftKey: true }), []],
    ['a dead key', press('Dead', 'BracketLeft'), []],
    ['a key while a word is being composed', press('a', 'KeyA', { isComposing: true }), []],
    ['the Windows key with another', press('k', 'KeyK', { metaKey: true }), []],
  ])('%s', (_, event, chords) => expect(chordsOf(event, false)).toEqual(chords));

  test('Cmd is Ctrl on a Mac, and its own Ctrl is nothing', () => {
    expect(chordsOf(press('k', 'KeyK', { metaKey: true }), true)).toEqual(['Ctrl+K']);
    expect(chordsOf(press('k', 'KeyK', { ctrlKey: true }), true)).toEqual([]);
  });
  test('Option with a letter on a Mac goes by place, whatever it types', () => {
    expect(chordsOf(press('∆', 'KeyJ', { altKey: true }), true)).toEqual(['Alt+J']);
  });
});

test('a chord has one spelling', () => {
  expect(normaliseChord('shift + ctrl + k')).toBe('Ctrl+Shift+K');
  expect(normaliseChord('Cmd+k')).toBe('Ctrl+K');
  expect(normaliseChord('Ctrl++')).toBe('Ctrl++');
  expect(normaliseChord('+')).toBe('+');
  expect(normaliseChord('Ctrl+')).toBeNull();
  expect(normaliseChord('Hyper+K')).toBeNull();
  expect(normaliseChord('')).toBeNull();
});

test('keys are shown as printed', () => {
  expect(keyCaps('Ctrl+Shift+ArrowLeft', false)).toEqual(['Ctrl', 'Shift', '←']);
  expect(keyCaps('Ctrl++', true)).toEqual(['⌘', '+']);
});
