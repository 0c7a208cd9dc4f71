/**
 * The only way out of the language rooms: everything that touches files, network, processes and the clock.
 *
 * URIs in, never paths. What is optional may be missing, and its feature is then off.
 * After: json's RuntimeEnvironment, theme-tools' AbstractFileSystem, Volar's LanguageServiceEnvironment.
 */
export interface Host {
  /** The text of a file, decoded as UTF-8 (a BOM stays); `undefined` when there is none or it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** Kind of what is at `uri`, links followed; `undefined` when nothing is there. */
  stat?(uri: string): Promise<{ kind: "file" | "directory"; size: number; mtime: number } | undefined>;
  /**
   * Where `uri` really is: every link followed, also of folders and of links to nothing; what is not there yet lies in the nearest
   * folder that is. Empty: `undefined` where it cannot be told, which means "do not touch it".
   */
  realUri?(uri: string): Promise<string | undefined>;
  /** Names in a directory with their kinds; empty when it cannot be read. */
  readDirectory?(uri: string): Promise<ReadonlyArray<{ name: string; kind: "file" | "directory" }>>;
  /** URIs of the files below `root` that match, `.gitignore` and excludes honoured. */
  findFiles?(root: string, glob: string, token?: CancellationToken): Promise<string[]>;
  /** Whether a `.gitignore` between `root` and the file names it. */
  isIgnored?(root: string, uri: string): Promise<boolean>;
  /** An HTTP(S) or file request to a registry. Rejects with a sentence for the user. */
  fetch?(request: HostRequest, token?: CancellationToken): Promise<HostResponse>;
  /** Milliseconds since the epoch. */
  now?(): number;
  readonly log: Logger;
}

export interface HostRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

export interface HostResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
