import { Command, Option } from "commander";
import type { CliIo } from "./io.ts";
import { ExitCode } from "./io.ts";

/** `ggen-ls check [paths]`: what the editor would show, for CI. */
export function checkCommand(io: CliIo, exit: (code: number) => void): Command {
  return new Command("check")
    .description("report the problems of templates and manifests, as an editor shows them")
    .argument("[paths...]", "files and folders; a file that is named is always checked", ["."])
    .option("--fix", "apply the fixes that are safe, then report what is left")
    .option("--hints", "print hints too, in the text format")
    .addOption(new Option("--format <format>", "how to print them").choices(["text", "json"]).default("text"))
    .addHelpText("after", "\nExit codes: 0 no errors, 1 errors, 2 could not run.")
    .action(async (paths: string[], options: { fix?: boolean; hints?: boolean; format: "text" | "json" }) => {
      // What is heavy is loaded when the command runs, so that `--help` and the server start at once.
      const { check } = await import("./checkRun.ts");
      const { printJson, printText } = await import("./checkPrint.ts");
      const { stderrProgress } = await import("./progress.ts");
      const progress = stderrProgress(io.stderr.isTTY, "reading templates");
      const result = await check(paths, { cwd: io.cwd, fix: options.fix === true, progress });
      if ("missing" in result) {
        io.stderr.write(`ggen-ls: there is no file or folder ${result.missing}\n`);
        exit(ExitCode.failed);
        return;
      }
      for (const sentence of result.refused) io.stderr.write(`ggen-ls: ${sentence}\n`);
      if (options.format === "json") printJson(result.files, io.stdout);
      else printText(result, { out: io.stdout, err: io.stderr, hints: options.hints === true });
      const failed = result.files.some((file) => file.findings.some((each) => severityOf(each) === "error"));
      exit(result.unread ? ExitCode.failed : failed ? ExitCode.findings : ExitCode.ok);
    });
}

function severityOf(finding: { readonly severity?: string; readonly rule: { readonly severity: string } }): string {
  return finding.severity ?? finding.rule.severity;
}
