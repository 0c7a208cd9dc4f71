import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ordeal } from "../support/ordeal.ts";
import { realTemplates } from "../support/realTemplates.ts";

/** `GGEN_SEEDS=1,2,3` names others. */
const SEEDS = (process.env.GGEN_SEEDS ?? "1,2,3").split(",").map(Number);
const TURNS = Number(process.env.GGEN_TURNS ?? 10);

const example = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../examples/${path}`, import.meta.url)), "utf8");

describe("what nobody should type", () => {
  for (const seed of SEEDS)
    for (const project of ["orders", "catalog"]) {
      it(`into every real template, breaks nothing (project ${project}, seed ${seed})`, async function () {
        this.timeout(1_200_000);
        const ordeal = await Ordeal.start(project);
        const templates = [...realTemplates()].map(
          ([path, text]) => [`templates/${path.replaceAll("/", "-")}`, text] as const,
        );
        await ordeal.edit(seed * 1_000, new Map(templates), TURNS);
        await ordeal.stop();
      });

      it(`into every manifest, breaks nothing (project ${project}, seed ${seed})`, async function () {
        this.timeout(1_200_000);
        const ordeal = await Ordeal.start(project);
        await ordeal.edit(seed * 1_000, manifests(), TURNS * 5);
        await ordeal.stop();
      });
    }
});

function manifests(): ReadonlyMap<string, string> {
  const settings = 'profile = "v1"\n\n[rules]\nunused-variable = "off"\n\n[files]\nexclude = ["target/**"]\n';
  const registries = '[[registry]]\nname = "house"\nurl = "https://${HOST}/packs"\npriority = 1\n';
  const phases = '[lifecycle.test]\ncommand = "cargo test"\nbefore = ["build"]\n';
  return new Map([
    ["ggen.toml", example("orders/ggen.toml")],
    ["gpack.toml", example("orders/gpack.toml")],
    ["ggen.lock", example("orders/ggen.lock")],
    ["pack.toml", example("catalog/ggen.toml")],
    ["make.toml", phases],
    [".ggen/ls.toml", settings],
    [".ggen/registries.toml", registries],
    ["templates/open.tmpl", example("orders/templates/service.tmpl")],
    ["templates/toString", example("orders/templates/service.tmpl")],
    ["constructor", example("orders/ggen.toml")],
    [".ggen/__proto__", settings],
    [".ggen/constructor.toml", settings],
  ]);
}
