import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/** Records what the code asks of Electron. It decides nothing; tests ask it what was set and fire its events. */
type Answer = (value: unknown) => void;
type Handler = (...args: never[]) => unknown;

export class StandInContents extends EventEmitter {
  readonly mainFrame = { url: 'soleus://app/' };
  readonly sent: { channel: string; args: unknown[] }[] = [];
  windowOpen: ((details: { url: string }) => { action: string }) | null = null;
  reloads = 0;
  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args });
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpen = handler;
  }
  reload(): void {
    this.reloads += 1;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly did: string[] = [];
  loaded: string | null = null;
  readonly options: Record<string, unknown>;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    state.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url;
  }
  close(): void {
    const event = fired();
    this.emit('close', event);
    if (!event.prevented) {
      this.did.push('closed');
      app.emit('window-all-closed');
    }
  }
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
  isMaximized = () => true;
  isFullScreen = () => false;
  isMinimized = () => true;
  isDestroyed = () => false;
  show = () => void this.did.push('show');
  focus = () => void this.did.push('focus');
  restore = () => void this.did.push('restore');
  maximize = () => void this.did.push('maximize');
  setFullScreen = () => void this.did.push('fullScreen');
}

/** An event that notes whether its default was prevented. */
export const fired = (more: Record<string, unknown> = {}) => {
  const event = {
    ...more,
    prevented: false,
    preventDefault: () => {
      event.prevented = true;
    },
  };
  return event;
};

type Recorded = {
  windows: BrowserWindow[];
  handlers: Map<string, Handler>;
  schemes: unknown[];
  schemeHandler: ((request: Request) => Promise<Response>) | null;
  permissionRequest: ((contents: unknown, permission: string, answer: Answer, details: unknown) => void) | null;
  permissionCheck: ((contents: unknown, permission: string, origin: string, details: unknown) => boolean) | null;
  devicePermission: ((details: unknown) => boolean) | null;
  displayMedia: ((request: unknown, answer: Answer) => void) | null;
  menu: MenuItem[];
  exposed: Map<string, unknown>;
  paths: Map<string, string>;
  did: string[];
  exits: number[];
  boxes: string[];
  dialogs: { kind: string; options: unknown }[];
  answers: { open: unknown; save: unknown; message: number; openPath: string; singleInstance: boolean };
  crashReporter: unknown;
};
export type MenuItem = { label?: string; role?: string; submenu?: MenuItem[]; click?: () => void; accelerator?: string };

const fresh = (): Recorded => ({
  windows: [],
  handlers: new Map(),
  schemes: [],
  schemeHandler: null,
  permissionRequest: null,
  permissionCheck: null,
  devicePermission: null,
  displayMedia: null,
  menu: [],
  exposed: new Map(),
  paths: new Map(),
  did: [],
  exits: [],
  boxes: [],
  dialogs: [],
  answers: {
    open: { canceled: true, filePaths: [] },
    save: { canceled: true, filePath: '' },
    message: 0,
    openPath: '',
    singleInstance: true,
  },
  crashReporter: null,
});

export const state: Recorded = fresh();

/** Forgets everything, as a new launch does. */
export function relaunch(): void {
  Object.assign(state, fresh());
  app.removeAllListeners();
  session.defaultSession.removeAllListeners();
  ipcRenderer.removeAllListeners();
}

class StandInApp extends EventEmitter {
  readonly isPackaged = true;
  setPath = (name: string, path: string) => void state.paths.set(name, path);
  getPath = (name: string) => state.paths.get(name) ?? `/${name}`;
  requestSingleInstanceLock = () => state.answers.singleInstance;
  enableSandbox = () => void state.did.push('enableSandbox');
  whenReady = async () => void state.did.push('ready');
  quit = () => void state.did.push('quit');
  exit = (status: number) => void state.exits.push(status);
}

class StandInSession extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      state.did.push(`handle ${scheme}`);
      state.schemeHandler = handler;
    },
  };
  setPermissionRequestHandler = (handler: Recorded['permissionRequest']) => {
    state.permissionRequest = handler;
  };
  setPermissionCheckHandler = (handler: Recorded['permissionCheck']) => {
    state.permissionCheck = handler;
  };
  setDevicePermissionHandler = (handler: Recorded['devicePermission']) => {
    state.devicePermission = handler;
  };
  setDisplayMediaRequestHandler = (handler: Recorded['displayMedia']) => {
    state.displayMedia = handler;
  };
}

export const app = new StandInApp();
export const session = { defaultSession: new StandInSession() };
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => {
    state.did.push('registerScheme');
    state.schemes = schemes;
  },
};
export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    if (state.handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    state.handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void state.handlers.delete(channel),
};
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn(async () => ({ ok: true, value: 1 })) });
export const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => void state.exposed.set(name, value) };
export const webUtils = { getPathForFile: (file: { name: string }) => `/picked/${file.name}` };
export const systemPreferences = { askForMediaAccess: vi.fn(async () => true) };
export const crashReporter = {
  start: (options: unknown) => {
    state.crashReporter = options;
  },
};
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const shell = {
  openPath: vi.fn(async (_file: string) => state.answers.openPath),
  showItemInFolder: (file: string) => void state.did.push(`showItem ${file}`),
};
export const dialog = {
  showErrorBox: (title: string, text: string) => void state.boxes.push(`${title}: ${text}`),
  showOpenDialog: async (_window: unknown, options: unknown) => {
    state.dialogs.push({ kind: 'open', options });
    return state.answers.open;
  },
  showSaveDialog: async (_window: unknown, options: unknown) => {
    state.dialogs.push({ kind: 'save', options });
    return state.answers.save;
  },
  showMessageBox: async (_window: unknown, options: unknown) => {
    state.dialogs.push({ kind: 'message', options });
    return { response: state.answers.message };
  },
};
export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (template: MenuItem[]) => {
    state.menu = template;
  },
};
