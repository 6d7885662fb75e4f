/** `npm run -s soleus -- COMMAND`: the application without a window. Standard output belongs to the command. */
import { projectEnv, projectNode } from './lib/projectNode.mjs';
import { at, runOpen } from './lib/run.mjs';
import { setUp } from './setup.mjs';

setUp();
process.exit(
  await runOpen(projectNode(), [at('dist', 'node', 'cli.js'), ...process.argv.slice(2)], {
    env: projectEnv(),
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
);
