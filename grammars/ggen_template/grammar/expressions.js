/** @file Expressions: conditions, then comparisons, then operations, as in Tera's grammar */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

import { binary, commaSeparated, concatenation, groupEnd } from "./shapes.js";

const PREC = {
  or: 1,
  and: 2,
  // Behind a filter, arithmetic goes on with what the filter gave: `a | length + 1`.
  outerAdd: 3,
  outerMultiply: 4,
  add: 5,
  multiply: 6,
};

export const expressions = {
  _expression: ($) => choice($.or_expression, $.and_expression, $.not_expression, $._comparison),

  or_expression: ($) => prec.left(PREC.or, binary(field("left", $._expression), alias($._or, "or"), $._expression)),
  and_expression: ($) => prec.left(PREC.and, binary(field("left", $._expression), alias($._and, "and"), $._expression)),
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
    choice($._concat_part, alias($.container_concatenation, $.concatenation), alias($.container_filtered, $.filtered)),
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
  dot_access: ($) => seq(alias($._dot, "."), field("name", choice(alias($._field_name, $.identifier), $.missing_name))),
  bracket_access: ($) =>
    seq(
      alias($._bracket_open, "["),
      field("key", choice($.variable, $.number, $.string, $.unclosed_string, $.missing)),
      groupEnd($, $._bracket_close, "]"),
    ),
};
