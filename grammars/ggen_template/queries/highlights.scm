; Names of captures are tree-sitter's standard ones; what only one editor knows belongs to that editor's client.

(fence) @punctuation.special

(comment) @comment

["{{" "}}" "{%" "{%-" "%}"] @punctuation.special

; Tags

[
  "if" "elif" "else" "endif"
  "for" "endfor"
  "block" "endblock"
  "macro" "endmacro"
  "filter" "endfilter"
  "raw" "endraw"
  "set" "set_global"
  "include" "import" "extends"
  "break" "continue"
  "as" "ignore" "missing"
] @keyword

(stray_keyword) @keyword

; Values

(string) @string
(unclosed_string) @string
(number) @number
(boolean) @boolean

(variable name: (identifier) @variable)
((variable name: (identifier) @variable.builtin)
  (#any-of? @variable.builtin "loop" "__tera_context"))
(dot_access name: (identifier) @property)
(bracket_access key: (string) @property)

; Names that are given here

(for_tag key: (identifier) @variable)
(for_tag value: (identifier) @variable)
(set_tag name: (identifier) @variable)
(parameter name: (identifier) @variable.parameter)
(block_tag name: (identifier) @label)
(end_tag name: (identifier) @label)
(macro_tag name: (identifier) @function.macro)
(import_tag namespace: (identifier) @module)

; Calls

(filter name: (identifier) @function)
(filter_tag name: (identifier) @function)
(test name: (identifier) @function)
(function_call name: (identifier) @function)
(macro_call namespace: (identifier) @module name: (identifier) @function.macro)
(argument name: (identifier) @variable.parameter)

; Operators

["and" "or" "not" "in" "is"] @keyword.operator
(operator) @operator
["|" "~" "="] @operator

["(" ")" "[" "]"] @punctuation.bracket
["," "." "::"] @punctuation.delimiter
