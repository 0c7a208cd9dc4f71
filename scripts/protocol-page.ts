import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../server/src/protocol/", import.meta.url);
const RECORDS = new URL("../test/protocol/", import.meta.url);

/** Fingerprint of the declarations that `docs/protocol.md` describes. */
export function protocolFingerprint(): string {
  const hash = createHash("sha256");
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ts"));
  for (const name of files.sort()) hash.update(`${name}\n${readFileSync(new URL(name, FOLDER), "utf8")}`);
  return hash.digest("hex").slice(0, 16);
}

/** The page with its examples made afresh from the recorded messages; everything else is written by hand. */
export function protocolPage(before: string): string {
  return before.replace(
    /<!-- Example: (\w+) -->\n[\s\S]*?<!-- End of example\. -->/g,
    (_whole, name: string) => `<!-- Example: ${name} -->\n\n${example(name)}\n<!-- End of example. -->`,
  );
}

function example(name: string): string {
  const { params, result } = JSON.parse(readFileSync(new URL(`${name}.json`, RECORDS), "utf8"));
  const block = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`;
  return params === null ? block(result) : `${block(params)}\n${block(result)}`;
}
