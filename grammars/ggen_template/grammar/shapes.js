/** @file Shapes that several rules have: bodies, tags, brackets, lists */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

/** What stands between tags, with the tags that part it. */
export function body($, ...parting) {
  const part = parting.length === 0 ? $._group : choice($._group, seq(optional(nodes($)), choice(...parting)));
  return [repeat(part), optional(nodes($))];
}

/** Nodes, the first by itself: what begins with a repetition is made anew around every edit. */
export function nodes($) {
  return seq($._node, optional($._more_nodes));
}

/** A tag `{% keyword … %}` whose keyword decided what it is. */
export function tag($, keyword, word, ...content) {
  return tagOf($, alias(keyword, word), ...content);
}

export function tagOf($, keyword, ...content) {
  return seq(
    field("open", choice("{%", "{%-")),
    field("keyword", keyword),
    ...content,
    optional(field("rest", alias($._tag_rest, $.unexpected))),
    choice(field("close", alias($._tag_close, "%}")), field("wrong_close", alias($._output_close, "}}")), $._tag_end),
  );
}

/** The end of a block: its tag, or nothing where another tag or the end of the file ends it. */
export function end($, endTag) {
  return choice(alias(endTag, $.end_tag), $._implicit_end);
}

/** The end of what stands between brackets, with what could not be understood before it. */
export function groupEnd($, close, word) {
  return seq(
    optional(field("rest", alias($._group_rest, $.unexpected))),
    choice(field("close", alias(close, word)), $._group_end),
  );
}

/** Items between commas; a comma at the end is for the checks to judge. */
export function commaSeparated($, item, first) {
  const comma = alias($._comma, ",");
  return first === undefined
    ? seq(item, repeat(seq(comma, item)), optional(field("trailing", comma)))
    : seq(first, item, repeat(seq(comma, item)));
}

export function concatenation($, first) {
  return seq(first, repeat1(seq(alias($._tilde, "~"), $._concat_part)));
}

export function binary(left, operator, right) {
  return seq(left, field("operator", operator), field("right", right));
}
