import { expect, test } from 'vitest';
import { setUpAdvice, setUpAdviceKeys } from '#core/capture/advice.ts';
import { assessTake } from '#core/capture/quality/assess.ts';
import { type Finding, findingCodes } from '#core/capture/quality/finding.ts';
import { quality } from '#renderer/i18n/en/quality.ts';
import { findingWords, setUpWords } from '#renderer/screens/capture/findingWords.ts';
import { filmedTake } from './rendered.ts';
import '#renderer/i18n/index.ts';

/** A hole in the words: a key, or a value that no figure was given for. */
const unfinished = /\{\{|NaN|undefined|quality[:.]/;

const whole = (finding: Finding): void => {
  const { title, found, change } = findingWords(finding);
  const said = JSON.stringify({ finding, title, found, change });
  expect(title, said).not.toBe(finding.code);
  expect(title, said).not.toBe('');
  expect(found, said).not.toBe('');
  expect(title + found + change, said).not.toMatch(unfinished);
  if (finding.level === 'good') expect(change, said).toBe('');
  else expect(change, said).not.toBe('');
};

test('every code has words for being good and for being bad', () => {
  for (const code of findingCodes) expect(Object.keys(quality[code])).toEqual(expect.arrayContaining(['title', 'found', 'change', 'good']));
});

test('whatever the gate says of takes of many kinds, its words are whole and hold its figures', () => {
  const takes = [
    filmedTake({ seconds: 3 }),
    filmedTake({ camera: { roll: 4, origin: { x: 640, y: 760 } }, exposureMs: 5, take: { speed: null } }),
    filmedTake({ camera: { roll: -2 }, take: { exposureMs: 4, drops: [{ afterFrame: 9, missing: 1, blame: 'camera', holeMs: 16.7 }] } }),
    filmedTake({ tone: (level) => level * 0.1, lamps: (t) => 1 + 0.3 * Math.sin(2 * Math.PI * 100 * t) }),
    filmedTake({ rate: 25, tone: (level) => level * 1.7 }),
    filmedTake({ thumbs: 0, pairs: 0 }),
    {
      ...filmedTake({ seconds: 4, thumbs: 0, pairs: 0 }),
      drops: [
        { afterFrame: 3, missing: 40, blame: 'encoder' as const, holeMs: 340 },
        { afterFrame: 90, missing: 2, blame: 'encoder' as const, holeMs: 25 },
      ],
    },
    { ...filmedTake({ thumbs: 0, pairs: 0 }), timestamps: [], light: [] },
  ];
  const said = takes.flatMap(assessTake);
  expect(new Set(said.map(({ level }) => level)).size).toBe(4);
  for (const finding of said) whole(finding);
  const blur = said.find(({ code, variant }) => code === 'motion-blur' && variant === 'exposure');
  expect(blur === undefined ? '' : findingWords(blur).found).toBe(
    'The shutter was open for 4 ms: meanwhile a foot on the belt travels 1.2 cm at 10.8 km/h.',
  );
});

test('every advice before a take has its sentence, whole and with its figures', () => {
  expect(Object.keys(quality.setUp).sort()).toEqual([...setUpAdviceKeys].sort());
  const said = new Map<string, string>();
  for (const framesPerSecond of [25, 60, 120])
    for (const exposureMs of [null, 1, 5])
      for (const role of ['side-left', 'rear'] as const)
        for (const purpose of ['times', 'posture'] as const)
          for (const advice of setUpAdvice({ purpose, role, framesPerSecond, exposureMs, mainsHertz: 50, speed: 3 }))
            said.set(advice.key, setUpWords(advice));
  expect([...said.keys()].sort()).toEqual([...setUpAdviceKeys].sort());
  for (const words of said.values()) expect(words).not.toMatch(unfinished);
  expect(said.get('flutter')).toContain('at 100 frames/s');
  expect(said.get('shutter-long')).toContain('1/200 s: a foot on the belt travels 1.5 cm');
});
