/**
 * @file ggen templates: a YAML head between fences, and a Tera 1.20 body
 * @license MIT
 *
 * The grammar is wider than Tera on purpose. Half-typed tags, positional arguments, unclosed blocks and other common slips have
 * nodes of their own, so that the rest of the file keeps its meaning; `server/src/syntax/checks` refuses on the tree what Tera
 * refuses. `docs/grammar.md` says which of the two knows what.
 */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

const PREC = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  // Behind a filter, arithmetic goes on with what the filter gave: `a | length + 1`.
  outerAdd: 5,
  outerMultiply: 6,
  add: 7,
  multiply: 8,
  concat: 9,
};

/** @param {Rule} item */
const commaSeparated = (item) => seq(item, repeat(seq(",", item)));

export default grammar({
  name: "ggen_template",

  externals: ($) => [
    $._fence_open,
    $._fence_unclosed,
    $.yaml,
    $._fence_close,
    $.text,
    $.raw_text,
    $.comment_text,
    $._implicit_end,
    $._abort,
    $.missing,
    $.boolean,
    $.string,
    $.unclosed_string,
    $._or,
    $._and,
    $._not,
    $._in,
    $._is,
    $._is_not,
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

  extras: () => [/[ \t\r\n]+/],

  supertypes: ($) => [$._expression],

  rules: {
    template: ($) => seq(optional(choice($.front_matter, $.unclosed_fence)), repeat($._node)),

    front_matter: ($) =>
      seq(
        field("open", alias($._fence_open, $.fence)),
        optional(field("yaml", $.yaml)),
        field("close", alias($._fence_close, $.fence)),
      ),

    unclosed_fence: ($) => alias($._fence_unclosed, $.fence),

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
        field("open", choice("{#", "{#-")),
        optional(field("text", $.comment_text)),
        choice(field("close", choice("#}", "-#}")), $._abort),
      ),

    output: ($) =>
      seq(
        field("open", choice("{{", "{{-")),
        field("value", $._expression),
        choice(field("close", choice("}}", "-}}")), field("wrong_close", choice("%}", "-%}")), $._abort),
      ),

    // Blocks

    if_statement: ($) =>
      seq(
        $.if_tag,
        repeat(choice($._node, $.elif_tag, $.else_tag)),
        choice(alias($._endif_tag, $.end_tag), $._implicit_end),
      ),
    if_tag: ($) => tag($, $._kw_if, "if", field("condition", $._expression)),
    elif_tag: ($) => tag($, $._kw_elif, "elif", field("condition", $._expression)),
    else_tag: ($) => tag($, $._kw_else, "else"),
    _endif_tag: ($) => tag($, $._kw_endif, "endif"),

    for_statement: ($) =>
      seq($.for_tag, repeat(choice($._node, $.else_tag)), choice(alias($._endfor_tag, $.end_tag), $._implicit_end)),
    for_tag: ($) =>
      tag(
        $,
        $._kw_for,
        "for",
        optional(
          seq(
            optional(seq(field("key", $.identifier), field("comma", ","))),
            field("value", $.identifier),
            optional(seq(field("in", alias($._in, "in")), field("container", $._expression))),
          ),
        ),
      ),
    _endfor_tag: ($) => tag($, $._kw_endfor, "endfor"),

    block_statement: ($) =>
      seq($.block_tag, repeat($._node), choice(alias($._endblock_tag, $.end_tag), $._implicit_end)),
    block_tag: ($) => tag($, $._kw_block, "block", optional(field("name", $.identifier))),
    _endblock_tag: ($) => tag($, $._kw_endblock, "endblock", optional(field("name", $.identifier))),

    macro_statement: ($) =>
      seq($.macro_tag, repeat($._node), choice(alias($._endmacro_tag, $.end_tag), $._implicit_end)),
    macro_tag: ($) =>
      tag(
        $,
        $._kw_macro,
        "macro",
        optional(seq(field("name", $.identifier), optional(field("parameters", $.parameters)))),
      ),
    parameters: ($) =>
      seq("(", optional(seq(commaSeparated($.parameter), optional(field("trailing", ",")))), choice(")", $._abort)),
    parameter: ($) =>
      seq(field("name", $.identifier), optional(seq(field("equals", "="), field("default", $._expression)))),
    _endmacro_tag: ($) => tag($, $._kw_endmacro, "endmacro", optional(field("name", $.identifier))),

    filter_statement: ($) =>
      seq($.filter_tag, repeat($._node), choice(alias($._endfilter_tag, $.end_tag), $._implicit_end)),
    filter_tag: ($) =>
      tag(
        $,
        $._kw_filter,
        "filter",
        optional(seq(field("name", $.identifier), optional(field("arguments", $.arguments)))),
      ),
    _endfilter_tag: ($) => tag($, $._kw_endfilter, "endfilter"),

    raw_statement: ($) =>
      seq($.raw_tag, optional(field("text", $.raw_text)), choice(alias($._endraw_tag, $.end_tag), $._implicit_end)),
    raw_tag: ($) => tag($, $._kw_raw, "raw"),
    _endraw_tag: ($) => tag($, $._kw_endraw, "endraw"),

    // Single tags

    set_tag: ($) =>
      seq(
        field("open", choice("{%", "{%-")),
        field("keyword", choice(alias($._kw_set, "set"), alias($._kw_set_global, "set_global"))),
        optional(seq(field("name", $.identifier), optional(seq(field("equals", "="), field("value", $._expression))))),
        tagClose($),
      ),
    include_tag: ($) =>
      tag($, $._kw_include, "include", field("path", $._expression), optional(seq("ignore", optional("missing")))),
    import_tag: ($) =>
      tag(
        $,
        $._kw_import,
        "import",
        field("path", $._expression),
        optional(seq(field("as", "as"), optional(field("namespace", $.identifier)))),
      ),
    extends_tag: ($) => tag($, $._kw_extends, "extends", field("path", $._expression)),
    loop_control_tag: ($) =>
      seq(
        field("open", choice("{%", "{%-")),
        field("keyword", choice(alias($._kw_break, "break"), alias($._kw_continue, "continue"))),
        tagClose($),
      ),
    stray_tag: ($) =>
      seq(field("open", choice("{%", "{%-")), field("keyword", $.stray_keyword), optional($._expression), tagClose($)),
    unknown_tag: ($) =>
      seq(
        field("open", choice("{%", "{%-")),
        optional(field("keyword", $.unknown_keyword)),
        optional($._expression),
        tagClose($),
      ),

    // Expressions

    _expression: ($) =>
      choice(
        $.or_expression,
        $.and_expression,
        $.not_expression,
        $.comparison,
        $.in_expression,
        $.outer_math,
        $.filtered,
        $.math,
        $.concatenation,
        $.parenthesized,
        $.array,
        $.test,
        $.function_call,
        $.method_call,
        $.macro_call,
        $.variable,
        $.boolean,
        $.number,
        $.string,
        $.unclosed_string,
        $.missing,
      ),

    or_expression: ($) => prec.left(PREC.or, binary($, $._expression, alias($._or, "or"), $._expression)),
    and_expression: ($) => prec.left(PREC.and, binary($, $._expression, alias($._and, "and"), $._expression)),
    not_expression: ($) =>
      prec.right(PREC.not, seq(field("operator", alias($._not, "not")), field("operand", $._expression))),
    comparison: ($) =>
      prec.left(PREC.compare, binary($, $._expression, choice("==", "!=", "<", "<=", ">", ">="), $._expression)),
    in_expression: ($) =>
      prec.left(
        PREC.compare,
        seq(
          field("left", $._expression),
          optional(field("not", alias($._not, "not"))),
          field("operator", alias($._in, "in")),
          field("right", $._expression),
        ),
      ),

    // Arithmetic in two layers, as Tera's: a filter takes everything on its left up to the previous filter's arithmetic.
    outer_math: ($) =>
      choice(
        prec.left(PREC.outerAdd, binary($, choice($.filtered, $.outer_math), choice("+", "-"), $._segment)),
        prec.left(PREC.outerMultiply, binary($, choice($.filtered, $.outer_math), choice("*", "/", "%"), $._segment)),
      ),
    _segment: ($) => choice($.filtered, $._math),
    filtered: ($) => seq(field("value", $._math), repeat1($.filter)),
    _math: ($) => choice($.math, $._operand),
    math: ($) =>
      choice(
        prec.left(PREC.add, binary($, $._math, choice("+", "-"), $._math)),
        prec.left(PREC.multiply, binary($, $._math, choice("*", "/", "%"), $._math)),
      ),
    _operand: ($) =>
      choice(
        $.concatenation,
        $.parenthesized,
        $.array,
        $.test,
        $.function_call,
        $.method_call,
        $.macro_call,
        $.variable,
        $.boolean,
        $.number,
        $.string,
        $.unclosed_string,
        $.missing,
      ),
    concatenation: ($) => prec.left(PREC.concat, seq($._operand, "~", $._operand)),
    parenthesized: ($) => seq("(", field("content", $._expression), choice(field("close", ")"), $._abort)),
    array: ($) => seq("[", commaSeparated($._expression), choice(field("close", "]"), $._abort)),

    filter: ($) =>
      prec.right(
        seq(
          "|",
          optional(
            seq(field("name", $.identifier), optional(choice(field("arguments", $.arguments), $.colon_arguments))),
          ),
        ),
      ),
    /** `| default: "x"`, as Liquid writes it. */
    colon_arguments: ($) => prec.right(seq(":", commaSeparated($._operand))),

    test: ($) =>
      prec.right(
        seq(
          field("subject", $.variable),
          field("is", alias($._is, "is")),
          optional(field("not", alias($._is_not, "not"))),
          optional(seq(field("name", $.identifier), optional(field("arguments", $.arguments)))),
        ),
      ),
    function_call: ($) => seq(field("name", $.identifier), field("arguments", $.arguments)),
    /** `a.b(...)`, which Tera does not know. */
    method_call: ($) => seq(field("object", alias($._dotted_variable, $.variable)), field("arguments", $.arguments)),
    macro_call: ($) =>
      prec.right(
        seq(
          field("namespace", $.identifier),
          field("separator", "::"),
          optional(seq(field("name", $.identifier), optional(field("arguments", $.arguments)))),
        ),
      ),
    arguments: ($) =>
      seq("(", commaSeparated(choice($.argument, $._expression)), choice(field("close", ")"), $._abort)),
    argument: ($) => seq(field("name", $.identifier), field("equals", "="), field("value", $._expression)),

    variable: ($) => choice(field("name", $.identifier), $._dotted_variable),
    _dotted_variable: ($) => seq(field("name", $.identifier), repeat1(choice($.dot_access, $.bracket_access))),
    dot_access: ($) =>
      seq(token.immediate("."), optional(field("name", alias(token.immediate(/[A-Za-z0-9_]+/), $.identifier)))),
    bracket_access: ($) =>
      seq(token.immediate("["), field("key", $._expression), choice(field("close", "]"), $._abort)),

    identifier: () => /[A-Za-z_][A-Za-z0-9_]*/,
    number: () => /-?(0|[1-9][0-9]*)(\.[0-9]+)?/,
  },
});

/** A tag `{% keyword … %}` whose keyword decided what it is. */
function tag($, keyword, word, ...content) {
  return seq(field("open", choice("{%", "{%-")), field("keyword", alias(keyword, word)), ...content, tagClose($));
}

function tagClose($) {
  return choice(field("close", choice("%}", "-%}")), field("wrong_close", choice("}}", "-}}")), $._abort);
}

function binary($, left, operator, right) {
  return seq(field("left", left), field("operator", operator), field("right", right));
}
