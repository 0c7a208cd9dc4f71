import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Step } from "../scenarios/replay.ts";
import { eventually } from "./eventually.ts";
import type { Workbench } from "./workbench.ts";

/** Somebody who does the scenario's steps by keyboard and mouse in VS Code's window; its Problems view is open. */
export class WorkbenchActor {
  readonly #bench: Workbench;
  readonly #folder: string;

  constructor(bench: Workbench, folder: string) {
    this.#bench = bench;
    this.#folder = folder;
  }

  /** Errors: rejects with what differed from the step's `expect`. */
  async perform(step: Step): Promise<void> {
    const { line, diagnostics } = step.expect;
    const number = await this[step.do](step);
    if (line !== undefined) await eventually(async () => assert.equal(await this.#bench.line(number ?? 0), line));
    if (diagnostics !== undefined) await eventually(async () => assert.deepEqual(await this.#codes(step), diagnostics));
  }

  async open(step: Step): Promise<void> {
    await this.#bench.file(step.file!);
    // Its outline comes from the server, which has read the file then; TOML has none.
    if (step.file!.endsWith(".tmpl"))
      await this.#bench.page.locator(".breadcrumbs-control", { hasText: "front matter" }).waitFor();
  }

  /** Gives the number of the line typed in. */
  async insert(step: Step): Promise<number> {
    if (step.after !== undefined) await this.#placeCursorAfter(step.after);
    await this.#bench.type(step.insert!);
    return this.#bench.cursorLine();
  }

  async complete(step: Step): Promise<number> {
    const line = await this.insert(step);
    const labels = async (): Promise<string[]> =>
      (await this.#bench.suggestions()).locator(".label-name").allTextContents();
    await eventually(async () => {
      const offered = await labels();
      for (const wanted of step.expect.items ?? [])
        assert.ok(offered.includes(wanted), `${wanted} is not in ${offered}`);
    });
    const rows = await this.#bench.suggestions();
    await rows
      .filter({ has: this.#bench.page.getByText(step.accept!, { exact: true }) })
      .first()
      .click();
    return line;
  }

  /** Goes to the place that the Problems view names, and opens the light bulb's menu there. */
  async quickFix(step: Step): Promise<number> {
    const { line, column } = await eventually(async () => {
      const problems = await this.#bench.problems(basename(step.file!));
      const problem = problems.find(({ code }) => code === step.code);
      assert.ok(problem, `there is no ${step.code}`);
      return problem;
    });
    await this.#bench.focusEditor();
    await this.#bench.goto(line, column);
    await (await this.#bench.codeAction(step.title!)).click();
    return line;
  }

  async search(step: Step): Promise<void> {
    await this.#bench.command("Ggen: Search marketplace");
    await this.#bench.quickPick("Search marketplace");
    await this.#bench.type(step.query!);
    await this.#bench.quickRows.first().getByText(step.expect.first!, { exact: true }).waitFor();
    await this.#bench.closeQuickInput();
  }

  async generate(step: Step): Promise<void> {
    const created = join(this.#folder, step.expect.created!);
    assert.ok(!existsSync(created), `${created} is there already`);
    await this.#bench.file(step.file!);
    await this.#bench.save();
    await (await this.#bench.codeAction(step.title!)).click();
    await this.#bench.page.locator(".tab.active:not(.dirty)", { hasText: basename(created) }).waitFor();
    await eventually(() => assert.equal(readFileSync(created, "utf8"), step.expect.text));
  }

  async #placeCursorAfter(text: string): Promise<void> {
    // A lens that is just drawn moves the lines while they are read.
    const line = await eventually(async () => {
      const found = (await this.#bench.lines()).find((each) => each.text.includes(text));
      assert.ok(found, `there is no "${text}"`);
      return found;
    });
    await this.#bench.goto(line.number, line.text.indexOf(text) + text.length + 1);
  }

  async #codes(step: Step): Promise<string[]> {
    return (await this.#bench.problems(basename(step.file!))).map(({ code }) => code);
  }
}
