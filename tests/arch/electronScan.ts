import { type ESTree, parseSync, Visitor } from 'vite';

/** One finding of the scan: what, where, why. */
export type Finding = { readonly rule: string; readonly file: string; readonly line: number; readonly why: string };

/** Web preferences that must be written down, as a literal, with this value. Source: Electron's security checklist. */
const required: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

/** Calls that have no place in this program, by the name of the method or function. */
const forbiddenCalls: Readonly<Record<string, string>> = {
  openExternal: 'hands an address to the system, which may run it',
  executeJavaScript: 'runs text as code in the page',
  insertCSS: 'changes the page from outside',
  eval: 'runs text as code',
  Function: 'runs text as code',
  loadFile: 'opens the page under file://',
  registerFileProtocol: 'serves files without a check',
  setCertificateVerifyProc: 'changes which certificates count',
  allowNTLMCredentialsForDomains: 'sends credentials',
  exposeInIsolatedWorld: 'opens a second door to the page',
  importCertificate: 'changes which certificates count',
  setUserAgent: 'is not needed',
};

/** Words in strings that turn a protection off. */
const forbiddenWords: readonly (readonly [RegExp, string])[] = [
  [
    /^--?(no-sandbox|disable-web-security|remote-debugging-port|inspect|ignore-certificate-errors)|^(no-sandbox|disable-web-security|ignore-certificate-errors|remote-debugging-port)$/,
    'turns a protection off',
  ],
  [/^(http|ws):\/\/(?!127\.0\.0\.1)/, 'loads without encryption'],
  [/unsafe-eval|unsafe-inline/, 'weakens the content policy'],
];

const nameOf = (node: ESTree.Node): string | null => {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier') return node.property.name;
  return null;
};

/** The keys of an object literal with the text of their values; a spread gives the key '...'. */
function entriesOf(node: ESTree.ObjectExpression): ReadonlyMap<string, ESTree.Node | null> {
  return new Map(
    node.properties.map((property) =>
      property.type === 'Property'
        ? [property.key.type === 'Identifier' ? property.key.name : String((property.key as { value?: unknown }).value), property.value]
        : ['...', null],
    ),
  );
}

/** Reads one file of the Electron side the way a reviewer would. */
export function scan(file: string, source: string): readonly Finding[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const findings: Finding[] = [];
  const add = (rule: string, node: { start: number }, why: string): void => {
    findings.push({ rule, file, line: source.slice(0, node.start).split('\n').length, why });
  };

  const windowOptions = (node: ESTree.NewExpression): void => {
    const [options] = node.arguments;
    if (options?.type !== 'ObjectExpression') {
      add('window-options', node, 'the options of a window are not written at the place where it is made');
      return;
    }
    const preferences = entriesOf(options).get('webPreferences');
    if (preferences?.type !== 'ObjectExpression') {
      add('web-preferences', node, 'the web preferences are not written at the place where the window is made');
      return;
    }
    const written = entriesOf(preferences);
    if (written.has('...')) add('web-preferences', preferences, 'a spread hides web preferences');
    for (const [name, value] of Object.entries(required)) {
      const given = written.get(name);
      if (given?.type !== 'Literal' || given.value !== value) add(`web-preferences.${name}`, preferences, `must be written as ${value}`);
    }
    for (const name of [
      'enableBlinkFeatures',
      'affinity',
      'enableRemoteModule',
      'additionalArguments',
      'disableDialogs',
      'session',
      'partition',
    ]) {
      if (written.has(name)) add(`web-preferences.${name}`, preferences, 'has no place here');
    }
  };

  const call = (node: ESTree.CallExpression): void => {
    const name = nameOf(node.callee) ?? '';
    if (Object.hasOwn(forbiddenCalls, name)) add(`call.${name}`, node, forbiddenCalls[name] ?? '');
    const object = node.callee.type === 'MemberExpression' ? nameOf(node.callee.object) : null;
    if (object === 'ipcMain' && (name === 'on' || name === 'once'))
      add('ipc.on', node, 'a listener gives no reply and is easily left unchecked; use handle');
    if (object === 'ipcMain' && name === 'handle') {
      const [channel] = node.arguments;
      if (channel?.type !== 'Literal') add('ipc.channel', node, 'the channel is not a fixed name');
      if (!/isFromOwnPage\(/.test(source.slice(node.start, node.end))) add('ipc.sender', node, 'the sender is not checked');
    }
    if (object === 'ipcRenderer' && /^(send|sendSync|sendToHost|postMessage)$/.test(name))
      add('ipc.send', node, 'the page calls by invoke only');
    if (object === 'ipcRenderer' && /^(invoke|on|off|once)$/.test(name) && node.arguments[0]?.type !== 'Literal')
      add('ipc.channel', node, 'the page could choose the channel');
    if (object === 'contextBridge' && node.arguments[1]?.type === 'Identifier' && node.arguments[1].name === 'ipcRenderer')
      add('preload.raw', node, 'hands all of Electron’s messaging to the page');
    if (name === 'setWindowOpenHandler' && /action:\s*['"]allow['"]/.test(source.slice(node.start, node.end)))
      add('window-open', node, 'lets the page open windows');
  };

  const word = (node: { start: number }, text: string): void => {
    for (const [pattern, why] of forbiddenWords) if (pattern.test(text)) add('word', node, `'${text.slice(0, 40)}' ${why}`);
  };

  new Visitor({
    NewExpression: (node) => {
      const name = nameOf(node.callee);
      if (name === 'BrowserWindow' || name === 'WebContentsView' || name === 'BrowserView') windowOptions(node);
      if (name === 'Function') add('call.Function', node, forbiddenCalls['Function'] ?? '');
    },
    CallExpression: call,
    Literal: (node) => {
      if (typeof node.value === 'string') word(node, node.value);
    },
    TemplateElement: (node) => word(node, node.value.raw),
  }).visit(program);
  return findings;
}

/** What the Electron side as a whole must ask for somewhere. */
export const mustCall = [
  'enableSandbox',
  'requestSingleInstanceLock',
  'registerSchemesAsPrivileged',
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setWindowOpenHandler',
  "on('will-navigate'",
  "on('will-redirect'",
  "on('will-frame-navigate'",
  "on('will-attach-webview'",
  "on('web-contents-created'",
] as const;
