import { setImmediate } from 'node:timers/promises';
import { folderSchemaSteps } from '#db/everything/jsonSchema.ts';
import type { ReadDb } from '#db/sql.ts';

let made: Promise<string> | null = null;

async function make(db: ReadDb): Promise<string> {
  const steps = folderSchemaSteps(db);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return `${JSON.stringify(value)}\n`;
    await setImmediate();
  }
}

/** The published schema as it lies in a folder. Made once: every record that this program has open has the same tables. */
export async function schemaText(db: ReadDb): Promise<string> {
  made ??= make(db);
  try {
    return await made;
  } catch (error) {
    made = null;
    throw error;
  }
}
