/**
 * `npm run package`: builds, then packs with electron-builder. `-- --dir` stops before the installer, `-- --win`, `--mac`, `--linux` choose the system.
 * `SOLEUS_ELECTRON_DIST` names an unpacked Electron to use instead of the downloaded one.
 */
import { build } from './build.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { provideElectron } from './lib/electron.mjs';
import { projectEnv, projectNode } from './lib/projectNode.mjs';
import { at, fail, runOpen } from './lib/run.mjs';
import { writeNotices } from './notices.mjs';

installDependencies();
const given = process.env.SOLEUS_ELECTRON_DIST;
if (!given && provideElectron({ retry: false }) === null) {
  fail('package', 'there is no Electron to pack. Set SOLEUS_ELECTRON_DIST to an unpacked Electron, or try `npm run setup -- --retry`.');
}
build();
writeNotices();
const args = [at('node_modules', 'electron-builder', 'cli.js'), '--config', 'electron-builder.yml', '--publish', 'never'];
const dist = given ?? at('node_modules', 'electron', 'dist');
process.exit(await runOpen(projectNode(), [...args, `-c.electronDist=${dist}`, ...process.argv.slice(2)], { env: projectEnv() }));
