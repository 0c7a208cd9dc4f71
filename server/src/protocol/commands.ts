/**
 * The table of commands (product, decision 32): clients' manifests and commands are compared with it by a test.
 *
 * `server` is what the server executes through `workspace/executeCommand`; `client` is the id that a client may offer itself.
 */
export interface CommandEntry {
  readonly verb: string;
  readonly title: string;
  /** `ggen.server.<verb>`, when the server executes it. */
  readonly server?: `ggen.server.${string}`;
  /** `ggen.<verb>` in VS Code, and the id of the IntelliJ action. */
  readonly client?: `ggen.${string}`;
  /** The Neovim sub-command below `:Ggen`, and its own command where the strategy document names one. */
  readonly neovim?: { readonly sub: string; readonly command?: string };
  /** What the command takes, for people. */
  readonly args: string;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    verb: "marketSearch",
    title: "Search marketplace",
    client: "ggen.marketSearch",
    neovim: { sub: "search", command: "GgenMarketSearch" },
    args: "the words to search for; asked for when absent",
  },
  {
    verb: "generate",
    title: "Generate from template",
    server: "ggen.server.generate",
    client: "ggen.generate",
    neovim: { sub: "generate", command: "GgenTemplateGenerate" },
    args: "{ template: uri or reference, vars?: map of name to value }",
  },
  {
    verb: "restart",
    title: "Restart the language server",
    client: "ggen.restart",
    neovim: { sub: "restart" },
    args: "none",
  },
  {
    verb: "showLog",
    title: "Show the language server's log",
    client: "ggen.showLog",
    neovim: { sub: "log" },
    args: "none",
  },
  {
    verb: "status",
    title: "Show status",
    client: "ggen.status",
    neovim: { sub: "status" },
    args: "none",
  },
  {
    verb: "trust",
    title: "Trust this project",
    neovim: { sub: "trust" },
    args: "none; editors with a trust of their own have their own command",
  },
];
