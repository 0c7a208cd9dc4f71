/**
 * @file ggen templates: a YAML head between fences, and a Tera 1.20 body
 * @license MIT
 *
 * Every token comes from `src/scanner.c`, which asks what the parser could take next. What fits nowhere becomes an `unexpected`
 * node up to the end of its tag, a value or name that was not written becomes a `missing` one, and brackets, tags and blocks
 * that are never closed end where they must. So a template of any text has a tree without errors, the rest of a file with a
 * half-typed tag keeps its meaning, and a tree never depends on the edits that led to it.
 *
 * The grammar is wider than Tera: `server/src/syntax/checks` refuses on the tree what Tera refuses. `docs/grammar.md` says which
 * of the two knows what.
 */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

import { expressions } from "./grammar/expressions.js";
import { body, commaSeparated, end, groupEnd, nodes, tag, tagOf } from "./grammar/shapes.js";
import { tokens } from "./grammar/tokens.js";

export default grammar({
  name: "ggen_template",

  externals: tokens,

  extras: () => [],

  supertypes: ($) => [$._expression],

  rules: {
    template: ($) => seq(optional(choice($.front_matter, $.unclosed_fence)), ...body($)),

    front_matter: ($) =>
      seq(
        field("open", alias($._fence_open, $.fence)),
        optional(field("yaml", $.yaml)),
        field("close", alias($._fence_close, $.fence)),
      ),

    unclosed_fence: ($) => alias($._fence_unclosed, $.fence),

    /**
     * Nodes up to a text that happens to be a landmark, about one text in 16. Nothing is asked of these groups: tree-sitter looks
     * behind every edit at all siblings one by one, and so it looks at the groups instead.
     */
    _group: ($) => seq(optional(nodes($)), alias($._landmark, $.text)),
    _more_nodes: ($) => repeat1($._node),

    _node: ($) =>
      choice(
        $.text,
        $.comment,
        $.output,
        $.if_statement,
        $.for_statement,
        $.block_statement,
        $.macro_statement,
        $.filter_statement,
        $.raw_statement,
        $.set_tag,
        $.include_tag,
        $.import_tag,
        $.extends_tag,
        $.loop_control_tag,
        $.stray_tag,
        $.unknown_tag,
      ),

    comment: ($) =>
      seq(
        field("open", alias($._comment_open, "{#")),
        optional(field("text", $.comment_text)),
        choice(field("close", alias($._comment_close, "#}")), $._tag_end),
      ),

    output: ($) =>
      seq(
        field("open", alias($._output_open, "{{")),
        field("value", $._expression),
        optional(field("rest", alias($._tag_rest, $.unexpected))),
        choice(
          field("close", alias($._output_close, "}}")),
          field("wrong_close", alias($._tag_close, "%}")),
          $._tag_end,
        ),
      ),

    // Blocks

    if_statement: ($) => seq($.if_tag, ...body($, $.elif_tag, $.else_tag), end($, $._endif_tag)),
    if_tag: ($) => tag($, $._kw_if, "if", field("condition", $._expression)),
    elif_tag: ($) => tag($, $._kw_elif, "elif", field("condition", $._expression)),
    else_tag: ($) => tag($, $._kw_else, "else"),
    _endif_tag: ($) => tag($, $._kw_endif, "endif"),

    for_statement: ($) => seq($.for_tag, ...body($, $.else_tag), end($, $._endfor_tag)),
    for_tag: ($) =>
      tag(
        $,
        $._kw_for,
        "for",
        optional(seq(field("key", $._name), field("comma", alias($._comma, ",")))),
        field("value", $._name),
        optional(seq(field("in", alias($._in, "in")), field("container", $._operation))),
      ),
    _endfor_tag: ($) => tag($, $._kw_endfor, "endfor"),

    block_statement: ($) => seq($.block_tag, ...body($), end($, $._endblock_tag)),
    block_tag: ($) => tag($, $._kw_block, "block", field("name", $._name)),
    _endblock_tag: ($) => tag($, $._kw_endblock, "endblock", optional(field("name", $.identifier))),

    macro_statement: ($) => seq($.macro_tag, ...body($), end($, $._endmacro_tag)),
    macro_tag: ($) => tag($, $._kw_macro, "macro", field("name", $._name), optional(field("parameters", $.parameters))),
    parameters: ($) =>
      seq(alias($._paren_open, "("), optional(commaSeparated($, $.parameter)), groupEnd($, $._paren_close, ")")),
    parameter: ($) =>
      seq(
        field("name", $._name),
        optional(seq(field("equals", alias($._equals, "=")), field("default", $._expression))),
      ),
    _endmacro_tag: ($) => tag($, $._kw_endmacro, "endmacro", optional(field("name", $.identifier))),

    filter_statement: ($) => seq($.filter_tag, ...body($), end($, $._endfilter_tag)),
    filter_tag: ($) =>
      tag($, $._kw_filter, "filter", field("name", $._name), optional(field("arguments", $.arguments))),
    _endfilter_tag: ($) => tag($, $._kw_endfilter, "endfilter"),

    raw_statement: ($) => seq($.raw_tag, optional(field("text", $.raw_text)), end($, $._endraw_tag)),
    raw_tag: ($) => tag($, $._kw_raw, "raw"),
    _endraw_tag: ($) => tag($, $._kw_endraw, "endraw"),

    // Single tags

    set_tag: ($) =>
      tagOf(
        $,
        choice(alias($._kw_set, "set"), alias($._kw_set_global, "set_global")),
        field("name", $._name),
        optional(seq(field("equals", alias($._equals, "=")), field("value", $._expression))),
      ),
    include_tag: ($) =>
      tag(
        $,
        $._kw_include,
        "include",
        field("path", $._expression),
        optional(
          seq(
            field("ignore", alias($._ignore, "ignore")),
            optional(field("missing", alias($._ignore_missing, "missing"))),
          ),
        ),
      ),
    import_tag: ($) =>
      tag(
        $,
        $._kw_import,
        "import",
        field("path", $._expression),
        optional(seq(field("as", alias($._as, "as")), field("namespace", $._name))),
      ),
    extends_tag: ($) => tag($, $._kw_extends, "extends", field("path", $._expression)),
    loop_control_tag: ($) => tagOf($, choice(alias($._kw_break, "break"), alias($._kw_continue, "continue"))),
    stray_tag: ($) => tagOf($, $.stray_keyword, optional(field("content", $._expression))),
    unknown_tag: ($) => tagOf($, choice($.unknown_keyword, $.missing_name), optional(field("content", $._expression))),

    ...expressions,

    _name: ($) => choice($.identifier, $.missing_name),
  },
});
