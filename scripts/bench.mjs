/** `npm run -s bench -- NAME [--quick]`: runs tests/bench/NAME.bench.ts; without a name it lists them. */
import { existsSync, readdirSync } from 'node:fs';
import { projectEnv, projectNode } from './lib/projectNode.mjs';
import { at, fail, runOpen } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const names = readdirSync(at('tests', 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const name = process.argv.slice(2).find((word) => !word.startsWith('-'));
if (name === undefined || !existsSync(at('tests', 'bench', `${name}.bench.ts`))) {
  fail('bench', `${name === undefined ? 'say which' : `there is no bench named ${name}`}: ${names.join(', ')}`);
}
setUp({ browser: true });
process.exit(await runOpen(projectNode(), [at('tests', 'bench', 'harness.ts'), ...process.argv.slice(2)], { env: projectEnv() }));
