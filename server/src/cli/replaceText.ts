import { readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

/**
 * Replaces the text of a file at once: a reader sees the old file or the new one, never half of it. Links are followed, and the file
 * keeps its mode.
 *
 * Shape: nothing, or why the file was left alone, as the rest of a sentence that begins with its name. It is left alone where it no
 * longer holds `before`, and where its bytes are not UTF-8: what reading replaced would be lost.
 */
export async function replaceText(path: string, before: string, after: string): Promise<string | undefined> {
  let temporary: string | undefined;
  try {
    const file = await realpath(path);
    if (!(await readFile(file)).equals(Buffer.from(before)))
      return "was not fixed: it is not UTF-8, or it changed meanwhile";
    const { mode } = await stat(file);
    temporary = `${file}.${process.pid}.ggen-tmp`;
    await writeFile(temporary, after, { mode, flag: "wx" });
    await rename(temporary, file);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true });
    return `could not be written: ${(error as Error).message}`;
  }
}
