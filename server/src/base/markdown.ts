/**
 * Text that others wrote, made safe for Markdown: names and values from templates, manifests and registries.
 *
 * Whatever it holds (backticks, links, HTML, `command:` addresses), it is shown as it is written and does nothing.
 */

/** A text as inline code, whatever backticks and line breaks it holds. Source: CommonMark 0.31, "Code spans". */
export function inlineCode(text: string): string {
  const shown = text.replace(/\r?\n|\r/g, "⏎");
  // Nothing makes no code span.
  if (shown === "") return '""';
  const fence = "`".repeat(longestRun(shown) + 1);
  const space = shown.startsWith("`") || shown.endsWith("`") || /^ .* $/.test(shown) ? " " : "";
  return fence + space + shown + space + fence;
}

/** A block of code; its fence is longer than any in the text. */
export function codeBlock(text: string, language = "ggen-template"): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A text as running text, on one line. */
export function plainText(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_[\]<>&#!|~$]/g, "\\$&")
    .replace(/^(\s*)(?=[-+=])/, "$1\\")
    .replace(/^(\s*\d+)(?=[.)](?:\s|$))/, "$1\\")
    .replace(/\b(\w+):(?=\/\/|\S)/g, "$1\\:");
}

/** Markdown of this project's own making without its marks, for clients that show plain text. */
export function withoutMarks(markdown: string): string {
  const blocks = /^(`{3,})[^\n`]*\n([\s\S]*?)\n\1$/gm;
  let plain = "";
  let from = 0;
  for (const block of markdown.matchAll(blocks)) {
    plain += inlineWithoutMarks(markdown.slice(from, block.index)) + block[2];
    from = block.index + block[0].length;
  }
  return plain + inlineWithoutMarks(markdown.slice(from));
}

function inlineWithoutMarks(markdown: string): string {
  const marks = /\\([\\`*_[\]<>&#!|~$:+=.)-])|(`+)(?!`)([\s\S]*?[^`])\2(?!`)|\*+|\[((?:\\.|[^\]\\])+)\]\([^)]+\)/g;
  return markdown.replace(marks, (_whole, escaped, _ticks, code, link) => {
    if (code !== undefined) return /^ .* $/.test(code) ? code.slice(1, -1) : code;
    return escaped ?? (link === undefined ? "" : inlineWithoutMarks(link));
  });
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
}
