/** `npm run check`: types, lint, unused code, layers. Gives one line a check and the whole output of those that fail. */
import { fileURLToPath } from 'node:url';
import { installDependencies } from './lib/dependencies.mjs';
import { projectEnv, projectNode } from './lib/projectNode.mjs';
import { at, runQuiet, say } from './lib/run.mjs';

const checks = [
  // Every checker works the types of the words and of the contract out for itself: with one a project the whole takes half the time of its own four.
  { name: 'types', args: [at('node_modules', 'typescript', 'bin', 'tsc'), '-b', '--checkers', '1', '--builders', '2'] },
  { name: 'lint', args: [at('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off', '--error-on-warnings', '.'] },
  { name: 'unused code', args: [at('node_modules', 'knip', 'bin', 'knip.js'), '--no-progress'] },
  { name: 'layers', args: [at('node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/arch'] },
];

/** Runs the checks, all of them even when one fails. Leave out those that another runner of the same command covers. */
export function check({ without = [] } = {}) {
  let passed = 0;
  const whatFailed = [];
  for (const { name, args } of checks.filter((each) => !without.includes(each.name))) {
    const began = Date.now();
    const result = runQuiet(projectNode(), args, { env: projectEnv() });
    if (result.ok) passed += 1;
    else {
      whatFailed.push({ name, output: result.output.trim() });
      process.stderr.write(result.output);
    }
    say('check', `${name} ${result.ok ? 'in order' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
  return { passed, failed: whatFailed.length, whatFailed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDependencies();
  process.exit(check().failed === 0 ? 0 : 1);
}
