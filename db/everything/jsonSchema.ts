import { z } from 'zod';
import { folderFiles, manifestSchema } from '#core/everything/manifest.ts';
import { all, type ReadDb, sql } from '../sql.ts';
import { columnsOf } from './columns.ts';
import { holdsJson, type RecordTable } from './table.ts';
import { recordTables } from './tables.ts';

type Json = Readonly<Record<string, unknown>>;

const marked = (name: string, of: Json): Json => ({
  type: 'object',
  properties: { [name]: of },
  required: [name],
  additionalProperties: false,
});
const verbatim = marked('$text', { type: 'string', description: 'The very text, where it is not spelled as every program spells JSON.' });
const bytes = marked('$base64', { type: 'string', contentEncoding: 'base64' });

const drafted = (schema: z.ZodType): Json => {
  // What is read is described: before defaults are filled in and ids get their brand.
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return made;
};

const typeOf = (declared: string): Json => {
  switch (declared) {
    case 'INTEGER':
      return { type: 'integer' };
    case 'REAL':
      return { type: 'number' };
    case 'BLOB':
      return bytes;
    default:
      return { type: 'string' };
  }
};

function rowSchema(db: ReadDb, { table, columns }: RecordTable): Json {
  const described = columnsOf(db, table).map(({ name, type, nullable }) => {
    const own = columns[name];
    const value = own === undefined ? typeOf(type) : drafted(own);
    const either = [value, ...(holdsJson(name) ? [verbatim] : []), ...(nullable ? [{ type: 'null' }] : [])];
    return [name, either.length === 1 ? value : { anyOf: either }] as const;
  });
  return {
    type: 'object',
    properties: Object.fromEntries(described),
    required: described.map(([name]) => name),
    additionalProperties: false,
  };
}

/**
 * The published schema of a folder, table by table: of its manifest, and under `$defs` of the file of each table. Made of the tables as they are and of the schemas with which the
 * program reads what they hold. It takes a while: whoever must not stand still does something else between two steps. The last step gives the schema.
 */
export function* folderSchemaSteps(db: ReadDb): Generator<undefined, Json> {
  const [version] = all(db, sql`SELECT user_version AS v FROM pragma_user_version`);
  const tables: [string, Json][] = [];
  for (const entry of recordTables) {
    if (entry.owner.of === 'derived') continue;
    tables.push([entry.table, { type: 'array', items: rowSchema(db, entry) }]);
    yield undefined;
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: folderFiles.schema,
    title: 'A patient’s record, or all of them, as Soleus takes it out',
    description:
      'The manifest of a folder. The files of its record folder are lists of rows, each described under $defs by the name of its table. Times are UTC in ISO 8601; ids are UUIDs; lengths, angles and times are in the units that the names of columns and fields end in. The ticks of a frame index are little-endian 64-bit integers, one a frame.',
    'x-record-version': Number(version?.['v'] ?? 0),
    ...drafted(manifestSchema),
    $defs: Object.fromEntries(tables),
  };
}
