/** `npm ci`, only when what is installed differs from the lock file. */
import { existsSync, readFileSync } from 'node:fs';
import { at, fail, isWindows, reason, runQuiet, say } from './run.mjs';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** Why an install is needed, or null. npm leaves its own list of what it installed; the lock file must agree with it. */
export function whyInstall(lock, installed) {
  if (installed === null) return 'nothing is installed yet';
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === '' || wanted.link) continue;
    const present = installed.packages[path];
    if (present === undefined && !wanted.optional && !wanted.devOptional && !wanted.peer)
      return `${path.replace('node_modules/', '')} is missing`;
    if (present !== undefined && present.version !== wanted.version)
      return `${path.replace('node_modules/', '')} is ${present.version}, the lock file says ${wanted.version}`;
  }
  return null;
}

export function installDependencies() {
  const lock = read(at('package-lock.json'));
  if (lock === null) fail('packages', 'package-lock.json is missing; this is not a whole copy of the source.');
  const why = whyInstall(lock, read(at('node_modules', '.package-lock.json')));
  if (why === null) return;
  say('packages', `npm ci (${why}); install scripts are not run, see docs/adr.`);
  const npm = (...args) =>
    runQuiet(isWindows ? 'npm.cmd' : 'npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  let result = npm('ci');
  if (result.missing) fail('packages', 'npm was not found; it comes with Node. Install Node 20 or later, then run this again.');
  if (!result.ok && /code EUSAGE/.test(result.output)) {
    say(
      'packages',
      'this npm finds the lock file incomplete; trying npm install, which takes the same versions where the file names them.',
    );
    result = npm('install', '--no-save');
  }
  if (!result.ok)
    fail('packages', `npm could not install: ${reason(result.output)}. Check the connection to the package registry, then run this again.`);
  say('packages', 'installed.');
}
