import { Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { SoleusEvent } from '#core/contract/events.ts';

type Command = Extract<SoleusEvent, { type: 'menu' }>['command'];

type MenuOptions = {
  readonly send: (event: SoleusEvent) => void;
  readonly logFile: string;
  readonly dataFolder: string;
  readonly devTools: boolean;
};

/** The menu bar. Commands go to the page as events; the page answers their keys by itself, so the keys are shown here and not taken. */
export function setMenu({ send, logFile, dataFolder, devTools }: MenuOptions): void {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => send({ type: 'menu', command }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[]) : []),
    {
      label: '&File',
      submenu: [
        item('&New patient…', 'new-patient', 'CmdOrCtrl+N'),
        item('&Import clips…', 'import', 'CmdOrCtrl+I'),
        item('&Find patient…', 'find', 'CmdOrCtrl+K'),
        separator,
        item('&Print report…', 'print', 'CmdOrCtrl+P'),
        separator,
        item('&Settings…', 'settings', 'CmdOrCtrl+,'),
        separator,
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('&Undo', 'undo', 'CmdOrCtrl+Z'),
        item('&Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(devTools ? ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[]) : []),
      ],
    },
    ...(process.platform === 'darwin' ? ([{ role: 'windowMenu' }] satisfies MenuItemConstructorOptions[]) : []),
    {
      role: 'help',
      label: '&Help',
      submenu: [
        item('&Keyboard shortcuts', 'shortcuts'),
        { label: 'Show &log', click: () => shell.showItemInFolder(logFile) },
        { label: 'Show &data folder', click: () => void shell.openPath(dataFolder) },
        separator,
        item('&About Soleus', 'about'),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
