; Frames of Tera: the template, each `for`, each macro. `if`, `block` and `filter` open none.

(template) @local.scope
(for_statement) @local.scope
(macro_statement) @local.scope

(for_tag key: (identifier) @local.definition)
(for_tag value: (identifier) @local.definition)
(set_tag name: (identifier) @local.definition)
(parameter name: (identifier) @local.definition)
(macro_tag name: (identifier) @local.definition)
(import_tag namespace: (identifier) @local.definition)

(variable name: (identifier) @local.reference)
(macro_call namespace: (identifier) @local.reference)
