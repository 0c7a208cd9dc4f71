import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../server/src/features/", import.meta.url);

interface Feature {
  readonly title: string;
  readonly text: string;
  readonly file: string;
}

const HEAD = `# Features

<!-- Written by \`npm run gen\` from the \`Feature:\` blocks in server/src/features. -->

What the server does in an editor, and where it stops.
All of it works while the file is broken, in one folder, in several, and without any.
`;

/** `docs/features.md`: the \`Feature:\` block of every feature, by title. */
export function featuresPage(): string {
  const parts = features().map(
    ({ title, text, file }) => `## ${title}\n\n${text}\n\n[Source](../server/src/features/${file})\n`,
  );
  return [HEAD, ...parts].join("\n");
}

/** The blocks, by title. Throws where a feature file that answers a request has none. */
export function features(): Feature[] {
  const found = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file): Feature[] => {
      const block = /\/\*\*\n \* Feature: (.*)\n([\s\S]*?) \*\//.exec(readFileSync(new URL(file, FOLDER), "utf8"));
      return block === null ? [] : [{ title: block[1]!, text: prose(block[2]!), file }];
    });
  return found.sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** The text of a block, one sentence per line, as prose is kept in this repository. */
function prose(block: string): string {
  return block
    .split("\n")
    .map((line) => line.replace(/^ \* ?/, ""))
    .join("\n")
    .trim()
    .split(/\n\n+/)
    .map((paragraph) =>
      paragraph.startsWith("- ") ? paragraph : paragraph.replaceAll("\n", " ").replace(/([.!?]) (?=[A-Z])/g, "$1\n"),
    )
    .join("\n\n");
}
