import type { ListedProtocol } from '#core/protocol/listing.ts';
import { type Protocol, protocolSchema } from '#core/protocol/protocol.ts';
import { call } from '../../../link.ts';
import type { Stored } from '../../../ui/drafts/draftKeeper.ts';
import { type Draft, useDraft } from '../../../ui/drafts/useDraft.ts';
import { found } from './found.ts';

/** What the form changes; the id stays, because runs and files go by it. */
export type ProtocolFields = Pick<Protocol, 'name' | 'description' | 'targetMinutes' | 'steps'>;
export type ProtocolDraft = Draft<ProtocolFields>;

const stored = ({ protocol: { name, description, targetMinutes, steps }, revision }: ListedProtocol): Stored<ProtocolFields> => ({
  details: { name, description, targetMinutes, steps },
  revision,
});

/** Sentence by place ('steps.3.instruction') of what cannot be stored as it is; null when all can. */
function wrongIn(id: string, fields: ProtocolFields): Readonly<Record<string, string>> | null {
  const parsed = protocolSchema.safeParse({ schema: 1, id, ...fields });
  if (parsed.success) return null;
  return Object.fromEntries(parsed.error.issues.toReversed().map(({ path, message }) => [path.join('.'), message]));
}

/** A protocol's fields as one draft, written through to the clinic's file as soon as they can be. */
export function useProtocolDraft(listed: ListedProtocol): ProtocolDraft {
  const { id } = listed.protocol;
  return useDraft(`protocol:${id}`, stored(listed), {
    save: async (fields, revision) =>
      stored(await call('protocols.save', { protocol: protocolSchema.parse({ schema: 1, id, ...fields }), revision })),
    read: async () => stored(found((await call('protocols.list', {})).protocols, id)),
    check: (fields) => wrongIn(id, fields),
  });
}
