/**
 * `npm test`: sets up, then checks, unit and service tests, end-to-end tests. The last line sums them up. Words after `--` choose a part:
 * `npm test -- check`, `npm test -- vitest`, `npm test -- e2e`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { check } from './check.mjs';
import { providePoppler } from './lib/poppler.mjs';
import { projectEnv, projectNode } from './lib/projectNode.mjs';
import { at, fail, root, runOpen, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const parts = ['check', 'vitest', 'e2e'];
const wished = process.argv.slice(2);
const unknown = wished.find((word) => !parts.includes(word));
if (unknown !== undefined) fail('test', `there is no part named ${unknown}; there are ${parts.join(', ')}.`);
const wants = (part) => wished.length === 0 || wished.includes(part);

const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, and what passed only when it was tried again, with its first lines: told at the very end, where whoever sees only the last page of a long run sees it. */
const troubles = [];
const add = (part, { passed, failed, skipped = 0, whySkipped = [], whatFailed = [], whatWavered = [] }) => {
  const reasons = whatFailed.length > 0 ? whatFailed : [`${part}: ended in an error; what it printed says why`];
  if (failed > 0) troubles.push(...reasons.map((reason) => `failed: ${reason}`));
  troubles.push(...whatWavered.map((reason) => `passed only at the second try: ${reason}`));
  say('test', `${part}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  for (const why of new Set(whySkipped)) say('test', `  skipped: ${why}`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

const found = setUp({ browser: wants('e2e') || wants('vitest'), electron: wants('e2e') });
if (wants('e2e') || wants('vitest')) providePoppler();
const env = {
  ...projectEnv(),
  ...(found.ffmpeg ? { SOLEUS_FFMPEG: found.ffmpeg } : {}),
  ...(found.browser ? { SOLEUS_BROWSER: found.browser } : {}),
};
mkdirSync(at('test-results'), { recursive: true });

if (wants('check')) {
  const { whatFailed, ...figures } = check({ without: wants('vitest') ? ['layers'] : [] });
  add('checks', { ...figures, whatFailed: whatFailed.map(({ name, output }) => told(name, output)) });
}

if (wants('vitest')) {
  const file = at('test-results', 'vitest.json');
  rmSync(file, { force: true });
  const args = [at('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = await runOpen(projectNode(), args, { env });
  add(
    'vitest',
    counted(file, status, (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
      whySkipped: report.testResults
        .flatMap((file) => file.assertionResults)
        .filter((test) => test.status === 'pending' || test.status === 'skipped')
        .map((test) => test.fullName),
      whatFailed: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
        const failed = assertionResults.filter((test) => test.status === 'failed');
        const tests = failed.map((test) => told(`${relative(root, name)} › ${test.fullName}`, test.failureMessages.join('\n')));
        return status === 'failed' && failed.length === 0 ? [told(relative(root, name), message)] : tests;
      }),
    })),
  );
}

if (wants('e2e')) {
  for (const [specs, name] of [
    ['others', 'end to end'],
    ['watching', 'end to end, frame by frame'],
  ]) {
    const file = at('.cache', `playwright-${specs}.json`);
    rmSync(file, { force: true });
    const args = [at('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'];
    const status = await runOpen(projectNode(), args, { env: { ...env, SOLEUS_SPECS: specs, PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
    add(
      name,
      counted(file, status, ({ stats, suites }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
        whySkipped: testsIn(suites)
          .flatMap((test) => test.annotations)
          .filter((note) => note.type === 'skip')
          .map((note) => note.description ?? 'no reason given'),
        whatFailed: endedAs(suites, 'unexpected'),
        whatWavered: endedAs(suites, 'flaky'),
      })),
    );
  }
}

function testsIn(suites) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).flatMap(({ file, line, title, tests }) =>
      tests.map((test) => ({ ...test, title: `${file}:${line} › ${title}` })),
    ),
    ...testsIn(suite.suites ?? []),
  ]);
}

function endedAs(suites, status) {
  const why = ({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)).join('\n');
  return testsIn(suites)
    .filter((test) => test.status === status)
    .map((test) => told(test.title, why(test)));
}

/** A failed test or check with the first lines of why, indented and without colours. */
function told(title, why) {
  const lines = stripVTControlCharacters(why ?? '')
    .split('\n')
    .slice(0, 15);
  return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}

/** The runner's own figures. A runner that failed without a failed test (it could not start, a file did not load) counts as one failure. */
function counted(file, status, figures) {
  const report = existsSync(file) ? figures(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  return status !== 0 && report.failed === 0 ? { ...report, failed: 1 } : report;
}

for (const trouble of troubles) say('test', trouble);
if (total.skipped > 0) process.stdout.write(`${total.skipped} skipped, named above.\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
