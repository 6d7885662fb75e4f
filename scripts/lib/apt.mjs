/** Debian's packages, where this process may install them. */
import { existsSync } from 'node:fs';
import { onPath, reason, runQuiet, say } from './run.mjs';

/** Why apt cannot be used here, or null. */
export function whyNoApt() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version') || onPath('apt-get') === null) return 'this is not Debian';
  if (process.getuid?.() !== 0) return 'installing needs root';
  return null;
}

/** Installs one package and says how it went. */
export function aptInstall(name) {
  say(name, `installing with apt-get (Debian, root) …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => runQuiet('apt-get', ['install', '-y', '--no-install-recommends', name], { env, timeoutMs: 600_000 });
  let result = install();
  if (!result.ok) {
    runQuiet('apt-get', ['update'], { env, timeoutMs: 180_000 });
    result = install();
  }
  say(name, result.ok ? 'installed.' : `apt-get could not install it: ${reason(result.output)}`);
  return result.ok;
}
