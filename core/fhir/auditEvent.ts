import { type Resource, resource } from './resource.ts';
import type { FhirDeed } from './source.ts';

/** FHIR's letters: created, read, updated, deleted, executed. */
const actions: Readonly<Record<string, string>> = {
  created: 'C',
  imported: 'C',
  added: 'C',
  opened: 'R',
  exported: 'R',
  updated: 'U',
  restored: 'U',
  merged: 'U',
  removed: 'D',
  erased: 'D',
};

/** A line of the log. It names fields and files, never what was written in them. */
export const auditEvent = ({ id, at, actor, action, entity, entityId, detail }: FhirDeed): Resource =>
  resource('AuditEvent', `log-${id}`, {
    type: { display: `${action} ${entity}` },
    action: actions[action] ?? 'E',
    recorded: at,
    outcome: '0',
    agent: [{ name: actor === '' ? 'clinician' : actor, requestor: true }],
    source: { observer: { display: 'Soleus' } },
    entity: [{ what: { identifier: { value: entityId } }, name: entity, description: detail }],
  });
