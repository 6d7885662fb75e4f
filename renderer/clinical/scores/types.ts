import type { InstrumentId } from '#core/clinical/outcomes/definition.ts';
import type { OutcomeEntry } from '#core/clinical/outcomes/record.ts';
import type { TextPack } from '#core/clinical/outcomes/textPack.ts';

export type InputOf<I extends InstrumentId> = Extract<OutcomeEntry, { instrument: I }>['input'];

/** What the fields of an instrument take. */
export type FieldsProps<I extends InstrumentId> = {
  readonly input: InputOf<I>;
  readonly onInput: (input: InputOf<I>) => void;
  readonly onLeave: () => void;
};

/** The clinic's licensed wording of the instrument; null where none is loaded. */
export type WithPack = { readonly pack: TextPack | null };
