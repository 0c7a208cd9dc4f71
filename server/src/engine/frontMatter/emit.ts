import type { Range } from "../../base/range.ts";
import type { ScalarText } from "../../model/scalarText.ts";
import { OriginText, type UnitOrigins } from "../origins.ts";
import { escapeOf, hintsOf, isBreak, isSimpleKey, needsEscape, styleOf } from "./emitStyle.ts";
import type { YamlMap, YamlNode, YamlScalar } from "./read.ts";
import { writtenScalar } from "./scalars.ts";

/**
 * Writes a value as serde_yaml 0.9 does, and keeps where each character came from.
 *
 * What Tera sees of a head is this text. Follows `serde_yaml::to_string` and the emitter of unsafe-libyaml 0.2.11, with the settings
 * that serde_yaml makes: any width, unicode, block style with an indentation of two.
 */
export function emitYaml(node: YamlNode): { text: string; origins: UnitOrigins } {
  const emitter = new Emitter();
  emitter.root(node);
  return emitter.out.finish();
}

class Emitter {
  readonly out = new OriginText();
  #indent = -1;
  #column = 0;
  /** Whether the last thing written was white space, and whether it was indentation only. */
  #whitespace = true;
  #indention = true;

  root(node: YamlNode): void {
    this.#node(node, "root");
    this.#writeIndent(node.range);
  }

  #node(node: YamlNode, where: "root" | "list" | "map" | "key"): void {
    if (node.kind === "scalar") this.#scalar(node, where === "key");
    else if (node.kind === "list") {
      if (node.items.length === 0) this.#indicator("[]", node.range, true);
      else this.#list(node.items, where === "map" && !this.#indention);
    } else if (node.entries.length === 0) this.#indicator("{}", node.range, true);
    else this.#map(node.entries);
  }

  #list(items: readonly YamlNode[], indentless: boolean): void {
    const outer = this.#indent;
    if (outer < 0) this.#indent = 0;
    else if (!indentless) this.#indent += 2;
    for (const item of items) {
      this.#writeIndent(item.range);
      this.#indicator("-", item.range, true, true);
      this.#node(item, "list");
    }
    this.#indent = outer;
  }

  #map(entries: YamlMap["entries"]): void {
    const outer = this.#indent;
    this.#indent = outer < 0 ? 0 : outer + 2;
    for (const { key, value } of entries) {
      this.#writeIndent(key.range);
      if (isSimpleKey(key.value)) {
        this.#node(key, "key");
        this.#indicator(":", key.range, false);
      } else {
        this.#indicator("?", key.range, true, true);
        this.#node(key, "map");
        this.#writeIndent(key.range);
        this.#indicator(":", key.range, true, true);
      }
      this.#node(value, "map");
    }
    this.#indent = outer;
  }

  #scalar(node: YamlScalar, isKey: boolean): void {
    const outer = this.#indent;
    this.#indent = outer < 0 ? 2 : outer + 2;
    this.#scalarInside(node, isKey);
    this.#indent = outer;
  }

  #scalarInside({ value, text, range }: YamlScalar, isKey: boolean): void {
    if (typeof value !== "string") {
      this.#separate(range);
      this.#put(writtenScalar(value), range);
      this.#content();
      return;
    }
    const at = (start: number, end: number): Range =>
      text === undefined
        ? range
        : { start: text.toFile(start), end: Math.max(text.toFile(end - 1) + 1, text.toFile(start)) };
    switch (styleOf(value, isKey)) {
      case "plain":
        if (value !== "") this.#separate(range);
        this.#copy(value, 0, text, range);
        break;
      case "single":
        this.#single(value, at, range);
        break;
      case "double":
        this.#double(value, at, range);
        break;
      case "literal":
        this.#literal(value, text, at, range);
        return;
    }
    this.#content();
  }

  #single(value: string, at: (start: number, end: number) => Range, range: Range): void {
    this.#indicator("'", range, true);
    let breaks = false;
    for (let unit = 0; unit < value.length; unit++) {
      const character = value[unit]!;
      if (isBreak(character)) {
        if (!breaks && character === "\n") this.#put("\n", at(unit, unit + 1));
        this.#break(character, at(unit, unit + 1));
        breaks = true;
      } else {
        if (breaks) this.#writeIndent(at(unit, unit + 1));
        this.#put(character === "'" ? "''" : character, at(unit, unit + 1));
        this.#indention = false;
        breaks = false;
      }
    }
    if (breaks) this.#writeIndent(range);
    this.#indicator("'", range, false);
  }

  #double(value: string, at: (start: number, end: number) => Range, range: Range): void {
    this.#indicator('"', range, true);
    for (let unit = 0; unit < value.length; ) {
      const character = String.fromCodePoint(value.codePointAt(unit)!);
      const escaped = needsEscape(character) ? escapeOf(character) : character;
      this.#put(escaped, at(unit, unit + character.length));
      unit += character.length;
    }
    this.#indicator('"', range, false);
  }

  #literal(value: string, text: ScalarText | undefined, at: (start: number, end: number) => Range, range: Range): void {
    this.#indicator("|", range, true);
    this.#indicator(hintsOf(value), range, false);
    this.#put("\n", range);
    this.#whitespace = true;
    this.#indention = true;
    let breaks = true;
    for (let unit = 0; unit < value.length; ) {
      if (isBreak(value[unit]!)) {
        this.#break(value[unit]!, at(unit, unit + 1));
        breaks = true;
        unit++;
        continue;
      }
      if (breaks) this.#writeIndent(at(unit, unit + 1));
      let end = unit;
      while (end < value.length && !isBreak(value[end]!)) end++;
      this.#copy(value.slice(unit, end), unit, text, range);
      this.#indention = false;
      breaks = false;
      unit = end;
    }
  }

  #break(character: string, from: Range): void {
    this.#put(character, from);
    this.#column = 0;
    this.#indention = true;
  }

  #writeIndent(from: Range): void {
    const indent = Math.max(this.#indent, 0);
    if (!this.#indention || this.#column > indent || (this.#column === indent && !this.#whitespace))
      this.#put("\n", from);
    if (this.#column < indent) this.#put(" ".repeat(indent - this.#column), { start: from.start, end: from.start });
    this.#whitespace = true;
    this.#indention = true;
  }

  #indicator(text: string, from: Range, needsWhitespace: boolean, opens = false): void {
    if (needsWhitespace) this.#separate(from);
    this.#put(text, from);
    this.#whitespace = false;
    this.#indention &&= opens;
  }

  #separate(from: Range): void {
    if (!this.#whitespace) this.#put(" ", from);
  }

  #content(): void {
    this.#whitespace = false;
    this.#indention = false;
  }

  /** Writes a part of a text, which begins at `offset` in it. */
  #copy(value: string, offset: number, text: ScalarText | undefined, range: Range): void {
    if (text === undefined) this.#put(value, range);
    else {
      this.out.copiedFrom(value, (unit) => text.toFile(offset + unit));
      this.#column += value.length;
    }
  }

  #put(text: string, from: Range): void {
    this.out.made(text, from);
    this.#column = text.endsWith("\n") ? 0 : this.#column + text.length;
  }
}
