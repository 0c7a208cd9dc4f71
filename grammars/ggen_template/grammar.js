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

const PREC = {
  or: 1,
  and: 2,
  // Behind a filter, arithmetic goes on with what the filter gave: `a | length + 1`.
  outerAdd: 3,
  outerMultiply: 4,
  add: 5,
  multiply: 6,
};

export default grammar({
  name: "ggen_template",

  // The order is that of `enum Token` in the scanner.
  externals: ($) => [
    $._fence_open,
    $._fence_unclosed,
    $.yaml,
    $._fence_close,
    $.text,
    $._landmark,
    $.raw_text,
    $.comment_text,
    $._output_open,
    $._output_close,
    $._tag_close,
    $._comment_open,
    $._comment_close,
    $._implicit_end,
    // Stand-ins for what is missing, and what is too much.
    $.missing,
    $.missing_name,
    $._group_end,
    $._tag_end,
    $._group_rest,
    $._tag_rest,
    // Values
    $.identifier,
    $._field_name,
    $.number,
    $.boolean,
    $.string,
    $.unclosed_string,
    // Operators
    $._or,
    $._and,
    $._not,
    $._not_in,
    $._in,
    $._is,
    $._is_not,
    $._equals,
    $._compare,
    $._plus_minus,
    $._times,
    $._tilde,
    $._pipe,
    $._dot,
    $._comma,
    $._colon,
    $._double_colon,
    $._paren_open,
    $._paren_close,
    $._bracket_open,
    $._list_open,
    $._bracket_close,
    $._as,
    $._ignore,
    $._ignore_missing,
    // Keywords
    $._kw_if,
    $._kw_elif,
    $._kw_else,
    $._kw_endif,
    $._kw_for,
    $._kw_endfor,
    $._kw_block,
    $._kw_endblock,
    $._kw_macro,
    $._kw_endmacro,
    $._kw_filter,
    $._kw_endfilter,
    $._kw_raw,
    $._kw_endraw,
    $._kw_set,
    $._kw_set_global,
    $._kw_include,
    $._kw_import,
    $._kw_extends,
    $._kw_break,
    $._kw_continue,
    $.stray_keyword,
    $.unknown_keyword,
    $._error_sentinel,
  ],

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

    // Expressions: conditions, then comparisons, then operations, as in Tera's grammar

    _expression: ($) => choice($.or_expression, $.and_expression, $.not_expression, $._comparison),

    or_expression: ($) => prec.left(PREC.or, binary(field("left", $._expression), alias($._or, "or"), $._expression)),
    and_expression: ($) =>
      prec.left(PREC.and, binary(field("left", $._expression), alias($._and, "and"), $._expression)),
    not_expression: ($) => seq(field("operator", alias($._not, "not")), field("operand", $._comparison)),

    _comparison: ($) => choice($.comparison, $.in_expression, $._operation),
    comparison: ($) => binary(field("left", $._comparison), alias($._compare, $.operator), $._operation),
    in_expression: ($) =>
      seq(
        field("left", $._comparison),
        choice(
          field("operator", alias($._in, "in")),
          seq(field("not", alias($._not_in, "not")), field("operator", choice(alias($._in, "in"), $.missing_name))),
        ),
        field("right", $._container),
      ),
    _container: ($) =>
      choice(
        $._concat_part,
        alias($.container_concatenation, $.concatenation),
        alias($.container_filtered, $.filtered),
      ),
    container_concatenation: ($) => concatenation($, $._concat_part),
    container_filtered: ($) =>
      seq(field("value", choice($._concat_part, alias($.container_concatenation, $.concatenation))), repeat1($.filter)),

    // Arithmetic in two layers, as Tera's: a filter takes everything on its left up to the previous filter's arithmetic.
    _operation: ($) => choice($.outer_math, $._segment),
    outer_math: ($) =>
      choice(
        prec.left(
          PREC.outerAdd,
          binary(field("left", choice($.filtered, $.outer_math)), alias($._plus_minus, $.operator), $._segment),
        ),
        prec.left(
          PREC.outerMultiply,
          binary(field("left", choice($.filtered, $.outer_math)), alias($._times, $.operator), $._segment),
        ),
      ),
    _segment: ($) => choice($.filtered, $._math),
    filtered: ($) => seq(field("value", $._math), repeat1($.filter)),
    _math: ($) => choice($.math, $._operand),
    math: ($) =>
      choice(
        prec.left(PREC.add, binary(field("left", $._math), alias($._plus_minus, $.operator), $._math)),
        prec.left(PREC.multiply, binary(field("left", $._math), alias($._times, $.operator), $._math)),
      ),
    _operand: ($) => choice($._concat_part, $.boolean, $.test, $.concatenation),

    concatenation: ($) => concatenation($, choice($._concat_part, $.boolean, $.test)),
    _concat_part: ($) =>
      choice(
        $.parenthesized,
        $.array,
        $.function_call,
        $.method_call,
        $.macro_call,
        $.variable,
        $.number,
        $.string,
        $.unclosed_string,
        $.missing,
      ),

    parenthesized: ($) =>
      seq(alias($._paren_open, "("), field("content", $._expression), groupEnd($, $._paren_close, ")")),
    array: ($) =>
      seq(alias($._list_open, "["), optional(commaSeparated($, $._expression)), groupEnd($, $._bracket_close, "]")),

    filter: ($) =>
      seq(
        field("pipe", alias($._pipe, "|")),
        field("name", $._name),
        optional(choice(field("arguments", $.arguments), field("colon", $.colon_arguments))),
      ),
    /** `| default: "x"`, as Liquid writes it. */
    colon_arguments: ($) => prec.right(commaSeparated($, $._concat_part, alias($._colon, ":"))),

    test: ($) =>
      seq(
        field("subject", $.variable),
        field("is", alias($._is, "is")),
        optional(field("not", alias($._is_not, "not"))),
        field("name", $._name),
        optional(field("arguments", $.arguments)),
      ),
    function_call: ($) => seq(field("name", $.identifier), field("arguments", $.arguments)),
    /** `a.b(...)`, which Tera does not know. */
    method_call: ($) => seq(field("object", alias($._dotted_variable, $.variable)), field("arguments", $.arguments)),
    macro_call: ($) =>
      seq(
        field("namespace", $.identifier),
        field("separator", alias($._double_colon, "::")),
        field("name", $._name),
        optional(field("arguments", $.arguments)),
      ),
    arguments: ($) =>
      seq(
        alias($._paren_open, "("),
        optional(commaSeparated($, choice($.argument, $._expression))),
        groupEnd($, $._paren_close, ")"),
      ),
    argument: ($) =>
      seq(field("name", $.identifier), field("equals", alias($._equals, "=")), field("value", $._expression)),

    variable: ($) => choice(field("name", $.identifier), $._dotted_variable),
    _dotted_variable: ($) => seq(field("name", $.identifier), repeat1(choice($.dot_access, $.bracket_access))),
    dot_access: ($) =>
      seq(alias($._dot, "."), field("name", choice(alias($._field_name, $.identifier), $.missing_name))),
    bracket_access: ($) =>
      seq(
        alias($._bracket_open, "["),
        field("key", choice($.variable, $.number, $.string, $.unclosed_string, $.missing)),
        groupEnd($, $._bracket_close, "]"),
      ),

    _name: ($) => choice($.identifier, $.missing_name),
  },
});

/** What stands between tags, with the tags that part it. */
function body($, ...parting) {
  const part = parting.length === 0 ? $._group : choice($._group, seq(optional(nodes($)), choice(...parting)));
  return [repeat(part), optional(nodes($))];
}

/** Nodes, the first by itself: what begins with a repetition is made anew around every edit. */
function nodes($) {
  return seq($._node, optional($._more_nodes));
}

/** A tag `{% keyword … %}` whose keyword decided what it is. */
function tag($, keyword, word, ...content) {
  return tagOf($, alias(keyword, word), ...content);
}

function tagOf($, keyword, ...content) {
  return seq(
    field("open", choice("{%", "{%-")),
    field("keyword", keyword),
    ...content,
    optional(field("rest", alias($._tag_rest, $.unexpected))),
    choice(field("close", alias($._tag_close, "%}")), field("wrong_close", alias($._output_close, "}}")), $._tag_end),
  );
}

/** The end of a block: its tag, or nothing where another tag or the end of the file ends it. */
function end($, endTag) {
  return choice(alias(endTag, $.end_tag), $._implicit_end);
}

/** The end of what stands between brackets, with what could not be understood before it. */
function groupEnd($, close, word) {
  return seq(
    optional(field("rest", alias($._group_rest, $.unexpected))),
    choice(field("close", alias(close, word)), $._group_end),
  );
}

/** Items between commas; a comma at the end is for the checks to judge. */
function commaSeparated($, item, first) {
  const comma = alias($._comma, ",");
  return first === undefined
    ? seq(item, repeat(seq(comma, item)), optional(field("trailing", comma)))
    : seq(first, item, repeat(seq(comma, item)));
}

function concatenation($, first) {
  return seq(first, repeat1(seq(alias($._tilde, "~"), $._concat_part)));
}

function binary(left, operator, right) {
  return seq(left, field("operator", operator), field("right", right));
}
