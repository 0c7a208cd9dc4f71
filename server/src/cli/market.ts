import { Command } from "commander";
import pc from "picocolors";
import { samplesRegistry } from "../host/samples.ts";
import { newestVersion, PackSearch } from "../packs/index.ts";
import { type CliIo, ExitCode } from "./io.ts";

/** `ggen-ls market search WORDS`: the packs that match, best first. */
export function marketCommand(io: CliIo, exit: (code: number) => void): Command {
  const market = new Command("market").description("packs of the marketplace");
  market
    .command("search")
    .description("search for packs; typing errors are forgiven")
    .argument("[words...]", "what to search for; everything is listed without")
    .option("--category <name>", "only packs of this category")
    .option("--json", "print an array of objects")
    .action(async (words: string[], options: { category?: string; json?: boolean }) => {
      const registry = await samplesRegistry();
      const found = new PackSearch([...registry.index.packs.values()]).search(words.join(" "), options.category);
      const rows = found.map((pack) => ({
        id: pack.id,
        version: newestVersion(pack),
        description: pack.description,
        license: pack.license,
        registry: registry.name,
      }));
      if (options.json) io.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
      else {
        const colour = pc.createColors(io.stdout.isTTY);
        for (const row of rows)
          io.stdout.write(
            `${colour.bold(row.id)} ${row.version}  ${colour.dim(`[${row.registry}]`)}\n    ${row.description}\n`,
          );
        if (rows.length === 0) io.stderr.write("no pack matches\n");
      }
      exit(rows.length === 0 ? ExitCode.findings : ExitCode.ok);
    });
  return market;
}
