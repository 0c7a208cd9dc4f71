export * from "./commands.ts";
export * from "./fileKind.ts";
export * from "./generate.ts";
export * from "./handshake.ts";
export * from "./marketSearch.ts";
export * from "./status.ts";
export * from "./templates.ts";
