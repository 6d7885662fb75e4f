/** What the application asks of the world. Hosts and tests supply it; nothing below decides where it runs. */
export type Ports = {
  readonly host: 'electron' | 'browser' | 'command-line';
  readonly version: string;
  /** Folder that holds the record, the library and the logs. */
  readonly dataFolder: string;
  /** Folder with fonts, tables and licences. */
  readonly resourcesFolder: string;
  /** Passphrase of the record; null for none. */
  readonly databaseKey: string | null;
  /** Path of an ffmpeg program; null where none was found. */
  readonly ffmpeg: string | null;
  readonly clock: { readonly now: () => Date };
  readonly ids: { readonly next: () => string };
  readonly log: Log;
  readonly desktop: Desktop;
};

/** Logs never carry names or other patient data. */
export type Log = {
  readonly info: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, facts?: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, error: unknown, facts?: Readonly<Record<string, unknown>>) => void;
};

/** Native dialogs, where the host has them. */
export type Desktop = {
  readonly nativeFiles: boolean;
  readonly pickVideos: () => Promise<readonly string[]>;
  /** Null where nothing was chosen. */
  readonly pickFolder: () => Promise<string | null>;
  /** Copies `file` to where the person says; 'download' where the page must do it itself. */
  readonly saveAs: (file: string, suggestedName: string) => Promise<'saved' | 'cancelled' | 'download'>;
  readonly open: (file: string) => Promise<'opened' | 'download'>;
};

/** What every job is given. `report` takes 0 to 1 (null: cannot be told) and the present step in plain words. */
export type JobContext = {
  readonly signal: AbortSignal;
  readonly report: (fraction: number | null, step: string) => void;
};
