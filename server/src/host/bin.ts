#!/usr/bin/env node
// The one executable: a language server where a transport is asked for, the command line otherwise. Each half is loaded only
// when it is needed, since start-up time is what an editor's user feels first.
import { spareMemory } from "./memory.ts";

const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];
const serves = process.argv
  .slice(2)
  .some((arg) => transports.some((each) => arg === each || arg.startsWith(`${each}=`)));

if (serves) {
  spareMemory();
  const { serve } = await import("./serve.ts");
  serve();
} else {
  const { main } = await import("../cli/main.ts");
  process.exitCode = await main(process.argv.slice(2));
}
