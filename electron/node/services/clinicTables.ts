import { readFile } from 'node:fs/promises';
import { type ClinicTable, type ClinicTables, clinicTableNames, clinicTableSchemas } from '#core/clinical/clinicTables.ts';
import { type ConsentText, placeOfText } from '#core/clinical/consent/texts.ts';
import { readTextPack, type TextPack } from '#core/clinical/outcomes/textPack.ts';
import { canonical } from '#core/clinical/signedContent.ts';
import type { Output, ParsedInput } from '#core/contract/api.ts';
import { FailureError } from '#core/contract/failure.ts';
import { textsInUse } from '#db/repositories/consents.ts';
import { setSetting } from '#db/repositories/settings.ts';
import type { ReadDb } from '#db/sql.ts';
import { hashOfText } from '../clinical/hash.ts';
import { clinicTable, settingOf } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { staleWindow, written } from '../written.ts';

/** Text packs are small; a file beyond this is none. */
const largestPack = 2 * 1024 * 1024;

/** The words of a text that a consent rests on stay under its version. */
function refuseOtherWords(db: ReadDb, before: readonly ConsentText[], after: readonly ConsentText[]): void {
  const is = new Map(after.map((text) => [placeOfText(text), text.words]));
  const used = new Set(textsInUse(db).map(placeOfText));
  const changed = before.find((text) => used.has(placeOfText(text)) && is.get(placeOfText(text)) !== text.words);
  if (changed !== undefined)
    throw new FailureError(
      'conflict',
      `Consents rest on version ${changed.version} of this text.`,
      'Leave it as it is, and add the new words under another version.',
    );
}

/** A policy or a set of rules that changes gets another version, so that what was judged by it can be told apart. */
function refuseSameVersion(before: ClinicTables['retention'], after: ClinicTables['retention']): void {
  if (before.version === after.version && canonical(before) !== canonical(after))
    throw new FailureError('invalid-input', 'The policy was changed but its version was not.', 'Give the policy another version.', {
      fields: { 'value.version': 'Give it another version.' },
    });
}

export function clinicTablesHandlers(
  context: AppContext,
): Pick<Handlers, 'clinicTables.get' | 'clinicTables.set' | 'clinicTables.loadTextPack'> {
  const { db, events, bytes, uploads } = context;
  const read = (): Output<'clinicTables.get'> => {
    const { devices, noteTemplates, snippets, rules, thresholds, textPacks, retention, redFlags, clinicians, consentAge, reportTemplate } =
      {
        devices: clinicTable(db, 'devices'),
        noteTemplates: clinicTable(db, 'noteTemplates'),
        snippets: clinicTable(db, 'snippets'),
        rules: clinicTable(db, 'rules'),
        thresholds: clinicTable(db, 'thresholds'),
        textPacks: clinicTable(db, 'textPacks'),
        retention: clinicTable(db, 'retention'),
        redFlags: clinicTable(db, 'redFlags'),
        clinicians: clinicTable(db, 'clinicians'),
        consentAge: clinicTable(db, 'consentAge'),
        reportTemplate: clinicTable(db, 'reportTemplate'),
      };
    const { revision, value } = clinicTable(db, 'consentTexts');
    const consentTexts = { revision, value: value.map((text) => ({ ...text, sha256: hashOfText(text.words) })) };
    return {
      devices,
      noteTemplates,
      snippets,
      rules,
      thresholds,
      textPacks,
      retention,
      consentTexts,
      redFlags,
      clinicians,
      consentAge,
      reportTemplate,
    };
  };
  const write = (table: ClinicTable, revision: number, value: unknown): void => {
    const next = revision + 1;
    // The revision of the rules is what a result names: it is counted here, whatever was sent.
    const counted = table === 'rules' ? { ...clinicTableSchemas.rules.parse(value), revision: next } : value;
    written(context, { action: 'updated', entity: 'settings', entityId: table }, (at) => {
      if (clinicTable(db, table).revision !== revision) throw staleWindow('table');
      setSetting(db, settingOf(table), { revision: next, value: counted }, at);
    });
    events.emit({ type: 'changed', topic: 'settings', id: null });
  };
  const check = (input: ParsedInput<'clinicTables.set'>): void => {
    if (input.table === 'consentTexts') refuseOtherWords(db, clinicTable(db, 'consentTexts').value, input.value);
    if (input.table === 'retention') refuseSameVersion(clinicTable(db, 'retention').value, input.value);
  };
  return {
    'clinicTables.get': read,
    'clinicTables.set': (input) => {
      const { table, revision, value } = input;
      if (!clinicTableNames.includes(table) || clinicTable(db, table).revision !== revision) throw staleWindow('table');
      check(input);
      write(table, revision, value);
      return read();
    },
    'clinicTables.loadTextPack': async ({ uploadId }) => {
      try {
        const pack = await packIn(bytes, uploadId);
        const { revision, value } = clinicTable(db, 'textPacks');
        const others = value.filter(({ instrument, language }) => instrument !== pack.instrument || language !== pack.language);
        write('textPacks', revision, [...others, pack]);
        return pack;
      } finally {
        await uploads.abandon(uploadId);
      }
    },
  };
}

async function packIn(bytes: AppContext['bytes'], uploadId: string): Promise<TextPack> {
  const { file, bytes: size } = await bytes.resolve(`upload-${uploadId}`);
  if (size > largestPack) throw new FailureError('too-large', 'This file is too large for an instrument text.', 'Choose the text pack.');
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new FailureError('invalid-input', 'This file is no JSON.', 'Choose the text pack as it was delivered.', { cause });
  }
  const reading = readTextPack(json);
  if (reading.ok) return reading.pack;
  const fields = Object.fromEntries(reading.problems.map(({ path, message }) => [path, message]));
  const [first] = reading.problems;
  throw new FailureError(
    'invalid-input',
    first === undefined ? 'This is no instrument text.' : `${first.path === '' ? 'The file' : first.path}: ${first.message}`,
    'Correct the file and load it again; nothing was changed.',
    { fields },
  );
}
