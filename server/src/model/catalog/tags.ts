/** The tags of Tera 1.20: what can follow `{%`. */

export interface TagEntry {
  readonly keyword: string;
  /** How it is written. */
  readonly form: string;
  /** Sentences in Markdown; the first one stands alone in lists. */
  readonly doc: string;
  /** What follows the keyword up to the closing tag, as a snippet; absent for what needs nothing more. */
  readonly snippet?: string;
  /** Keyword of the tag that closes it. */
  readonly end?: string;
}

export const tags: readonly TagEntry[] = [
  {
    keyword: "if",
    form: "{% if condition %} … {% elif condition %} … {% else %} … {% endif %}",
    doc: "Renders the first branch whose condition holds. A name that has no value counts as false.",
    snippet: "if ${1:condition} %}$0{% endif %}",
    end: "endif",
  },
  {
    keyword: "elif",
    form: "{% elif condition %}",
    doc: "Another branch of `if`. `else if` does not exist.",
    snippet: "elif ${1:condition} %}",
  },
  {
    keyword: "else",
    form: "{% else %}",
    doc: "What is rendered when no branch of `if` holds, or when a `for` has nothing to go through.",
  },
  {
    keyword: "for",
    form: "{% for item in list %} … {% else %} … {% endfor %}",
    doc: "Renders its body once for each element; `{% for key, value in map %}` for each entry of a map, in the order of the keys. Inside, `loop.index`, `loop.index0`, `loop.first` and `loop.last` are there.",
    snippet: "for ${1:item} in ${2:items} %}$0{% endfor %}",
    end: "endfor",
  },
  { keyword: "break", form: "{% break %}", doc: "Ends the innermost `for`." },
  { keyword: "continue", form: "{% continue %}", doc: "Goes on with the next round of the innermost `for`." },
  {
    keyword: "set",
    form: "{% set name = value %}",
    doc: "Gives a name to a value, for the rest of the template, of this round of the `for`, of the macro, or of the included template. `if` and `block` do not end it.",
    snippet: "set ${1:name} = ${2:value} %}",
  },
  {
    keyword: "set_global",
    form: "{% set_global name = value %}",
    doc: "As `set`, but out of all `for` loops around it: the name keeps its value after them.",
    snippet: "set_global ${1:name} = ${2:value} %}",
  },
  {
    keyword: "block",
    form: "{% block name %} … {% endblock name %}",
    doc: "A part that a template which extends this one can replace.",
    snippet: "block ${1:name} %}$0{% endblock $1 %}",
    end: "endblock",
  },
  {
    keyword: "macro",
    form: "{% macro name(argument, other=1) %} … {% endmacro name %}",
    doc: "A piece that is called with arguments: `{{ self::name(argument=1) }}`. It sees its arguments and the variables given from outside, not what the calling template has `set`.",
    snippet: "macro ${1:name}(${2:argument}) %}$0{% endmacro $1 %}",
    end: "endmacro",
  },
  {
    keyword: "filter",
    form: "{% filter name %} … {% endfilter %}",
    doc: "Sends what its body renders through one filter.",
    snippet: "filter ${1:upper} %}$0{% endfilter %}",
    end: "endfilter",
  },
  {
    keyword: "include",
    form: '{% include "name" %}',
    doc: 'Renders another template here; it sees everything that is visible here. `{% include ["a", "b"] ignore missing %}` takes the first that exists.',
    snippet: 'include "${1:name}" %}',
  },
  {
    keyword: "import",
    form: '{% import "name" as namespace %}',
    doc: "Makes the macros of another template callable as `namespace::macro()`. It stands at the very top.",
    snippet: 'import "${1:name}" as ${2:namespace} %}',
  },
  {
    keyword: "extends",
    form: '{% extends "name" %}',
    doc: "Renders another template with the blocks of this one in place of its own. It stands at the very top.",
    snippet: 'extends "${1:name}" %}',
  },
  {
    keyword: "raw",
    form: "{% raw %} … {% endraw %}",
    doc: "Its body is text, braces and all.",
    snippet: "raw %}$0{% endraw %}",
    end: "endraw",
  },
  { keyword: "endif", form: "{% endif %}", doc: "Closes `if`." },
  { keyword: "endfor", form: "{% endfor %}", doc: "Closes `for`." },
  { keyword: "endblock", form: "{% endblock %}", doc: "Closes `block`; a name behind it is not compared." },
  { keyword: "endmacro", form: "{% endmacro %}", doc: "Closes `macro`; a name behind it is not compared." },
  { keyword: "endfilter", form: "{% endfilter %}", doc: "Closes `filter`." },
  { keyword: "endraw", form: "{% endraw %}", doc: "Closes `raw`." },
];
