// What a person does in VS Code's window, by keyboard and mouse. The traps of a starting window are handled here and nowhere else.
import { strict as assert } from "node:assert";
import type { Locator, Page } from "playwright-core";
import type { CodeServer } from "./codeServer.ts";
import { eventually } from "./eventually.ts";

/** One line of the Problems view; line and column count from 1. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The extension's folder and the file whose `run` VS Code calls in the extension host, both absolute. */
export interface ExtensionTests {
  readonly development: string;
  readonly tests: string;
}

export class Workbench {
  readonly page: Page;
  readonly #server: CodeServer;

  constructor(page: Page, server: CodeServer) {
    this.page = page;
    this.#server = server;
  }

  /** Opens a folder by its absolute path and waits for the explorer; `extensionTests` run by themselves, nothing is waited for. */
  async open(folder: string, extensionTests?: ExtensionTests): Promise<void> {
    const query = new URLSearchParams({ folder });
    if (extensionTests !== undefined) {
      const { development, tests } = extensionTests;
      const payload = [
        ["extensionDevelopmentPath", this.#server.remote + development],
        ["extensionTestsPath", this.#server.remote + tests],
      ];
      query.set("payload", JSON.stringify(payload));
    }
    await this.page.goto(`${this.#server.url}?${query}`);
    if (extensionTests !== undefined) return;
    await this.page.locator(".monaco-workbench").waitFor();
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  /** Opens a window without any folder. */
  async openEmpty(): Promise<void> {
    await this.page.goto(`${this.#server.url}?ew=true`);
    await this.page.locator(".monaco-workbench .statusbar-item").first().waitFor();
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input[type="text"]');
  }

  /** Waits for the box of one of our lists; a palette that is just closing has no title. */
  async quickPick(title: string): Promise<void> {
    await this.page.locator(".quick-input-widget .quick-input-title", { hasText: title }).waitFor();
  }

  /** Rows of an open quick pick; headings between them are no rows of their own. */
  get quickRows(): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row");
  }

  async closeQuickInput(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** A command by its title, as the palette shows it. */
  async command(title: string): Promise<void> {
    await this.#choose("F1", `>${title}`, title);
  }

  /** Opens a file by quick open and puts the focus into its editor. */
  async file(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf("/") + 1);
    await this.#choose("Control+P", path, name);
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    await this.page.locator(".editor-instance .view-lines .view-line").first().waitFor();
    await this.focusEditor();
  }

  async focusEditor(): Promise<void> {
    await this.command("View: Focus Active Editor Group");
  }

  /** Puts the cursor at a place; both numbers count from 1. */
  async goto(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.quickInput.waitFor();
    await this.quickInput.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 40 });
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("Control+S");
    await this.page.locator(".tab.active:not(.dirty)").waitFor();
  }

  /** Waits for an item of the status bar with this text. */
  async status(text: string | RegExp): Promise<void> {
    await this.page.locator(".statusbar-item", { hasText: text }).first().waitFor();
  }

  /** Rows of the completion list; it opens by typing, and by its key where it has not. */
  async suggestions(): Promise<Locator> {
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row");
    try {
      await rows.first().waitFor({ timeout: 3000 });
    } catch {
      await this.page.keyboard.press("Control+Space");
      await rows.first().waitFor();
    }
    return rows;
  }

  /** Opens the light bulb's menu at the cursor; gives its row with this title. */
  async codeAction(title: string): Promise<Locator> {
    const row = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    for (let attempt = 0; ; attempt++) {
      await this.page.keyboard.press("Control+.");
      try {
        await row.waitFor({ timeout: 5000 });
        return row;
      } catch (error) {
        if (attempt === 5) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** What the Problems view shows of one file, in document order; the view must be open (VS Code leaves hints out). */
  async problems(name: string): Promise<Problem[]> {
    const rows = await this.page
      .locator(".markers-panel .monaco-list-row")
      .evaluateAll((all) =>
        all.map((row) => [row.getAttribute("data-index"), row.getAttribute("aria-level"), row.textContent]),
      );
    let file = "";
    const problems: Problem[] = [];
    for (const [, level, text] of rows.sort((a, b) => Number(a[0]) - Number(b[0]))) {
      // Message, source and code stand side by side; the code is a link to its page.
      const place = /^(.*?)(?:ggen([a-z][\w-]*))?\s*\[Ln (\d+), Col (\d+)\]/s.exec(text ?? "");
      if (level === "1") file = text ?? "";
      else if (place !== null && file.startsWith(name)) {
        const [, message = "", code = "", line, column] = place;
        problems.push({ code, message, line: Number(line), column: Number(column) });
      }
    }
    return problems.sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** The lines of the editor that its window holds, numbered from 1, as they read; inlay hints must be off. */
  async lines(): Promise<{ number: number; text: string }[]> {
    const editor = this.page.locator(".editor-instance").first();
    const at = (selector: string): Promise<[number, string][]> =>
      editor.locator(selector).evaluateAll((all) =>
        all.map((line) => {
          const top = /top:\s*([\d.]+)px/.exec(line.getAttribute("style") ?? "")?.[1];
          return [Number(top ?? 0), line.textContent ?? ""] as [number, string];
        }),
      );
    const texts = new Map(await at(".view-lines .view-line"));
    const numbers = (await at(".margin-view-overlays > div")).sort(([a], [b]) => a - b);
    return numbers.flatMap(([top, number]) => {
      const text = texts.get(top);
      return text === undefined ? [] : [{ number: Number(number), text: text.replaceAll("\u00a0", " ") }];
    });
  }

  /** The text of a line, counted from 1; undefined where the window does not hold it. */
  async line(number: number): Promise<string | undefined> {
    return (await this.lines()).find((line) => line.number === number)?.text;
  }

  /** The line that the cursor is in, counted from 1, as the status bar says it. */
  async cursorLine(): Promise<number> {
    const text = await this.page
      .locator(".statusbar-item", { hasText: /Ln \d+/ })
      .first()
      .textContent();
    return Number(/Ln (\d+)/.exec(text ?? "")?.[1]);
  }

  /** A view container of the activity bar. */
  async container(title: string): Promise<void> {
    await this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`).first().click();
  }

  treeRow(text: string): Locator {
    return this.page.locator(".tree-explorer-viewlet-tree-view .monaco-list-row", { hasText: text }).first();
  }

  /** Waits for a page with this heading in the editor area; it takes the focus when it is there. */
  async webPage(heading: string): Promise<void> {
    // The page is a frame in a frame, made anew while it loads.
    await eventually(async () => {
      const shown = this.page
        .frames()
        .map((frame) => frame.getByRole("heading", { name: heading }).first().isVisible());
      assert.ok((await Promise.allSettled(shown)).some((each) => each.status === "fulfilled" && each.value));
    });
  }

  /** Writes what the window shows, once hovers have gone. */
  async picture(path: string): Promise<void> {
    // The window's title: nothing there has a hover.
    await this.page.mouse.move(400, 3);
    await eventually(async () => {
      assert.equal(
        await this.page.locator(".monaco-hover:visible, .monaco-progress-container.active:visible").count(),
        0,
      );
    });
    await this.page.screenshot({ path, animations: "disabled" });
  }

  /** Tried again, since a focus change of a starting window closes the box. */
  async #choose(key: string, text: string, row: string): Promise<void> {
    for (let attempt = 0; ; attempt++)
      try {
        await this.page.keyboard.press(key);
        await this.quickInput.waitFor({ timeout: 3000 });
        await this.quickInput.fill(text, { timeout: 3000 });
        await this.quickRows.filter({ hasText: row }).first().click({ timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 8) throw error;
        await this.page.keyboard.press("Escape");
      }
  }
}
