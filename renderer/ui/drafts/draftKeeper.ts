import type { Failure } from '#core/contract/failure.ts';

/** What is stored now, and the revision an update must name. */
export type Stored<T> = { readonly details: T; readonly revision: number };

export type DraftStatus =
  /** The draft is what is stored. */
  | { readonly kind: 'saved' }
  /** Something typed is not yet sent. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** Something typed cannot be stored as it is; sentence by field. */
  | { readonly kind: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Changed elsewhere in the same fields; `theirs` is stored now. */
  | { readonly kind: 'conflict'; readonly theirs: Readonly<Record<string, unknown>>; readonly fields: readonly string[] };

export type DraftState<T> = { readonly draft: T; readonly status: DraftStatus };

export type DraftPorts<T> = {
  readonly save: (details: T, revision: number) => Promise<Stored<T>>;
  /** Reads what is stored now, after a conflict. */
  readonly read: () => Promise<Stored<T>>;
  readonly failureOf: (thrown: unknown) => Failure;
  /** Sentence by field for what cannot be stored; null when all can. */
  readonly check?: (details: T) => Readonly<Record<string, string>> | null;
  readonly wait?: (run: () => void, ms: number) => () => void;
  readonly pauseMs?: number;
  readonly longestMs?: number;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Writes a draft through: after a short pause in typing, and at the latest after `longestMs`, without a save button. The draft is never lost: a
 * failure or a refusal leaves it as typed. Two windows that changed different fields are merged; the same field is a conflict for the clinician.
 */
export class DraftKeeper<T extends Readonly<Record<string, unknown>>> {
  private state: DraftState<T>;
  private base: Stored<T>;
  private readonly ports: DraftPorts<T>;
  private readonly listeners = new Set<() => void>();
  private cancelWait: (() => void) | null = null;
  private oldestUnsaved: number | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  /** The revision that was saved here last, as long as nothing newer was read; 0 for none. */
  private savedHere = 0;

  constructor(stored: Stored<T>, ports: DraftPorts<T>) {
    this.base = stored;
    this.ports = ports;
    this.state = { draft: stored.details, status: { kind: 'saved' } };
  }

  readonly snapshot = (): DraftState<T> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Whether something typed is not stored. */
  get dirty(): boolean {
    return !same(this.state.draft, this.base.details);
  }

  edit(patch: Partial<T>): void {
    const draft = { ...this.state.draft, ...patch };
    if (same(draft, this.state.draft)) return;
    const conflict = this.state.status.kind === 'conflict';
    this.set({ draft, status: conflict ? this.state.status : this.dirtyAgainst(draft) ? { kind: 'waiting' } : { kind: 'saved' } });
    if (!conflict) this.schedule();
  }

  /** Stores now what is not stored; resolves when that has ended either way. */
  async flush(): Promise<void> {
    this.cancelWait?.();
    this.cancelWait = null;
    if (this.running) {
      this.again = true;
      return await this.running;
    }
    if (!this.dirty || this.state.status.kind === 'conflict') return;
    const fields = this.ports.check?.(this.state.draft) ?? null;
    if (fields) {
      this.set({ draft: this.state.draft, status: { kind: 'invalid', fields } });
      return;
    }
    this.running = this.save().finally(() => {
      this.running = null;
    });
    await this.running;
    if (this.again) {
      this.again = false;
      await this.flush();
    }
  }

  /** Takes in what is stored now. Nothing typed is overwritten, and nothing read before the last save comes back. */
  receive(stored: Stored<T>): void {
    if (this.running || this.dirty || stored.revision < this.savedHere) return;
    if (stored.revision === this.base.revision && same(stored.details, this.base.details)) return;
    // An undo elsewhere may bring an older revision back: it is read after the newer one that it undoes.
    if (stored.revision > this.savedHere) this.savedHere = 0;
    this.base = stored;
    this.set({ draft: stored.details, status: { kind: 'saved' } });
  }

  /** Answers a conflict: what was typed is stored over the other. */
  async keepMine(): Promise<void> {
    await this.settle(this.state.draft);
  }

  /** Answers a conflict: the other stays in the fields in conflict. */
  async keepTheirs(): Promise<void> {
    const { status } = this.state;
    if (status.kind !== 'conflict') return;
    const patch = Object.fromEntries(status.fields.map((field) => [field, status.theirs[field]]));
    await this.settle({ ...this.state.draft, ...patch });
  }

  private async settle(draft: T): Promise<void> {
    if (this.state.status.kind !== 'conflict') return;
    this.set({ draft, status: this.dirtyAgainst(draft) ? { kind: 'waiting' } : { kind: 'saved' } });
    await this.flush();
  }

  private async save(): Promise<void> {
    const { draft } = this.state;
    const before = this.base;
    this.oldestUnsaved = null;
    this.set({ draft, status: { kind: 'saving' } });
    try {
      const stored = await this.ports.save(draft, before.revision);
      this.base = stored;
      this.savedHere = stored.revision;
      // What the record tidied (blanks at the ends) is taken over only where nothing was typed since.
      const now = same(this.state.draft, draft) ? stored.details : this.state.draft;
      this.set({ draft: now, status: this.dirtyAgainst(now) ? { kind: 'waiting' } : { kind: 'saved' } });
      if (this.dirty) this.schedule();
    } catch (thrown) {
      const failure = this.ports.failureOf(thrown);
      if (failure.code === 'conflict') await this.meet(before);
      else
        this.set({
          draft: this.state.draft,
          status: failure.fields ? { kind: 'invalid', fields: failure.fields } : { kind: 'failed', failure },
        });
    }
  }

  /** Someone else stored in between: merges where the changed fields differ. */
  private async meet(before: Stored<T>): Promise<void> {
    let theirs: Stored<T>;
    try {
      theirs = await this.ports.read();
    } catch (thrown) {
      this.set({ draft: this.state.draft, status: { kind: 'failed', failure: this.ports.failureOf(thrown) } });
      return;
    }
    const mine = this.state.draft;
    const fields = Object.keys(mine);
    const byThem = fields.filter((field) => !same(theirs.details[field], before.details[field]));
    const byMe = fields.filter((field) => !same(mine[field], before.details[field]));
    const both = byMe.filter((field) => byThem.includes(field) && !same(mine[field], theirs.details[field]));
    const taken = Object.fromEntries(byThem.filter((field) => !byMe.includes(field)).map((field) => [field, theirs.details[field]]));
    const merged: T = { ...mine, ...taken };
    this.base = theirs;
    if (both.length > 0) this.set({ draft: merged, status: { kind: 'conflict', theirs: theirs.details, fields: both } });
    else {
      this.set({ draft: merged, status: this.dirtyAgainst(merged) ? { kind: 'waiting' } : { kind: 'saved' } });
      this.again = this.dirty;
    }
  }

  private dirtyAgainst(draft: T): boolean {
    return !same(draft, this.base.details);
  }

  private schedule(): void {
    const wait = this.ports.wait ?? waitFor;
    const now = Date.now();
    this.oldestUnsaved ??= now;
    this.cancelWait?.();
    const pause = this.ports.pauseMs ?? 350;
    const left = this.oldestUnsaved + (this.ports.longestMs ?? 900) - now;
    this.cancelWait = wait(() => void this.flush(), Math.max(0, Math.min(pause, left)));
  }

  private set(state: DraftState<T>): void {
    this.state = state;
    for (const listener of [...this.listeners]) listener();
  }
}

function waitFor(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
