; Written by scripts/grammar-injections.mjs.

((yaml) @injection.content
  (#set! injection.language "yaml"))

; The text between tags is in the language of the file that `to:` names.

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]sh|[.]bash)[\"' \r]*(\n|$)")
  (#set! injection.language "bash")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]sh|[.]bash)[\"' \r]*(\n|$)")
  (#set! injection.language "bash")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]sh|[.]bash)[\"' \r]*(\n|$)")
  (#set! injection.language "bash")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]sh|[.]bash)[\"' \r]*(\n|$)")
  (#set! injection.language "bash")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]sh|[.]bash)[\"' \r]*(\n|$)")
  (#set! injection.language "bash")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]c|[.]h)[\"' \r]*(\n|$)")
  (#set! injection.language "c")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]c|[.]h)[\"' \r]*(\n|$)")
  (#set! injection.language "c")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]c|[.]h)[\"' \r]*(\n|$)")
  (#set! injection.language "c")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]c|[.]h)[\"' \r]*(\n|$)")
  (#set! injection.language "c")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]c|[.]h)[\"' \r]*(\n|$)")
  (#set! injection.language "c")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]cpp|[.]cc|[.]hpp)[\"' \r]*(\n|$)")
  (#set! injection.language "cpp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]cpp|[.]cc|[.]hpp)[\"' \r]*(\n|$)")
  (#set! injection.language "cpp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]cpp|[.]cc|[.]hpp)[\"' \r]*(\n|$)")
  (#set! injection.language "cpp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]cpp|[.]cc|[.]hpp)[\"' \r]*(\n|$)")
  (#set! injection.language "cpp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]cpp|[.]cc|[.]hpp)[\"' \r]*(\n|$)")
  (#set! injection.language "cpp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]cs)[\"' \r]*(\n|$)")
  (#set! injection.language "c_sharp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]cs)[\"' \r]*(\n|$)")
  (#set! injection.language "c_sharp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]cs)[\"' \r]*(\n|$)")
  (#set! injection.language "c_sharp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]cs)[\"' \r]*(\n|$)")
  (#set! injection.language "c_sharp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]cs)[\"' \r]*(\n|$)")
  (#set! injection.language "c_sharp")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]css)[\"' \r]*(\n|$)")
  (#set! injection.language "css")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]css)[\"' \r]*(\n|$)")
  (#set! injection.language "css")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]css)[\"' \r]*(\n|$)")
  (#set! injection.language "css")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]css)[\"' \r]*(\n|$)")
  (#set! injection.language "css")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]css)[\"' \r]*(\n|$)")
  (#set! injection.language "css")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*(Dockerfile)[\"' \r]*(\n|$)")
  (#set! injection.language "dockerfile")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*(Dockerfile)[\"' \r]*(\n|$)")
  (#set! injection.language "dockerfile")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*(Dockerfile)[\"' \r]*(\n|$)")
  (#set! injection.language "dockerfile")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*(Dockerfile)[\"' \r]*(\n|$)")
  (#set! injection.language "dockerfile")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*(Dockerfile)[\"' \r]*(\n|$)")
  (#set! injection.language "dockerfile")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]go)[\"' \r]*(\n|$)")
  (#set! injection.language "go")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]go)[\"' \r]*(\n|$)")
  (#set! injection.language "go")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]go)[\"' \r]*(\n|$)")
  (#set! injection.language "go")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]go)[\"' \r]*(\n|$)")
  (#set! injection.language "go")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]go)[\"' \r]*(\n|$)")
  (#set! injection.language "go")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]html)[\"' \r]*(\n|$)")
  (#set! injection.language "html")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]html)[\"' \r]*(\n|$)")
  (#set! injection.language "html")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]html)[\"' \r]*(\n|$)")
  (#set! injection.language "html")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]html)[\"' \r]*(\n|$)")
  (#set! injection.language "html")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]html)[\"' \r]*(\n|$)")
  (#set! injection.language "html")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]java)[\"' \r]*(\n|$)")
  (#set! injection.language "java")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]java)[\"' \r]*(\n|$)")
  (#set! injection.language "java")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]java)[\"' \r]*(\n|$)")
  (#set! injection.language "java")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]java)[\"' \r]*(\n|$)")
  (#set! injection.language "java")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]java)[\"' \r]*(\n|$)")
  (#set! injection.language "java")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]js|[.]mjs|[.]jsx)[\"' \r]*(\n|$)")
  (#set! injection.language "javascript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]js|[.]mjs|[.]jsx)[\"' \r]*(\n|$)")
  (#set! injection.language "javascript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]js|[.]mjs|[.]jsx)[\"' \r]*(\n|$)")
  (#set! injection.language "javascript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]js|[.]mjs|[.]jsx)[\"' \r]*(\n|$)")
  (#set! injection.language "javascript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]js|[.]mjs|[.]jsx)[\"' \r]*(\n|$)")
  (#set! injection.language "javascript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]json)[\"' \r]*(\n|$)")
  (#set! injection.language "json")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]json)[\"' \r]*(\n|$)")
  (#set! injection.language "json")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]json)[\"' \r]*(\n|$)")
  (#set! injection.language "json")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]json)[\"' \r]*(\n|$)")
  (#set! injection.language "json")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]json)[\"' \r]*(\n|$)")
  (#set! injection.language "json")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]kt|[.]kts)[\"' \r]*(\n|$)")
  (#set! injection.language "kotlin")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]kt|[.]kts)[\"' \r]*(\n|$)")
  (#set! injection.language "kotlin")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]kt|[.]kts)[\"' \r]*(\n|$)")
  (#set! injection.language "kotlin")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]kt|[.]kts)[\"' \r]*(\n|$)")
  (#set! injection.language "kotlin")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]kt|[.]kts)[\"' \r]*(\n|$)")
  (#set! injection.language "kotlin")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]lua)[\"' \r]*(\n|$)")
  (#set! injection.language "lua")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]lua)[\"' \r]*(\n|$)")
  (#set! injection.language "lua")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]lua)[\"' \r]*(\n|$)")
  (#set! injection.language "lua")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]lua)[\"' \r]*(\n|$)")
  (#set! injection.language "lua")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]lua)[\"' \r]*(\n|$)")
  (#set! injection.language "lua")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*(Makefile|[.]mk)[\"' \r]*(\n|$)")
  (#set! injection.language "make")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*(Makefile|[.]mk)[\"' \r]*(\n|$)")
  (#set! injection.language "make")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*(Makefile|[.]mk)[\"' \r]*(\n|$)")
  (#set! injection.language "make")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*(Makefile|[.]mk)[\"' \r]*(\n|$)")
  (#set! injection.language "make")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*(Makefile|[.]mk)[\"' \r]*(\n|$)")
  (#set! injection.language "make")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]md)[\"' \r]*(\n|$)")
  (#set! injection.language "markdown")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]md)[\"' \r]*(\n|$)")
  (#set! injection.language "markdown")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]md)[\"' \r]*(\n|$)")
  (#set! injection.language "markdown")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]md)[\"' \r]*(\n|$)")
  (#set! injection.language "markdown")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]md)[\"' \r]*(\n|$)")
  (#set! injection.language "markdown")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]py)[\"' \r]*(\n|$)")
  (#set! injection.language "python")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]py)[\"' \r]*(\n|$)")
  (#set! injection.language "python")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]py)[\"' \r]*(\n|$)")
  (#set! injection.language "python")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]py)[\"' \r]*(\n|$)")
  (#set! injection.language "python")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]py)[\"' \r]*(\n|$)")
  (#set! injection.language "python")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]rb)[\"' \r]*(\n|$)")
  (#set! injection.language "ruby")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]rb)[\"' \r]*(\n|$)")
  (#set! injection.language "ruby")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]rb)[\"' \r]*(\n|$)")
  (#set! injection.language "ruby")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]rb)[\"' \r]*(\n|$)")
  (#set! injection.language "ruby")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]rb)[\"' \r]*(\n|$)")
  (#set! injection.language "ruby")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]rs)[\"' \r]*(\n|$)")
  (#set! injection.language "rust")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]rs)[\"' \r]*(\n|$)")
  (#set! injection.language "rust")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]rs)[\"' \r]*(\n|$)")
  (#set! injection.language "rust")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]rs)[\"' \r]*(\n|$)")
  (#set! injection.language "rust")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]rs)[\"' \r]*(\n|$)")
  (#set! injection.language "rust")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]sql)[\"' \r]*(\n|$)")
  (#set! injection.language "sql")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]sql)[\"' \r]*(\n|$)")
  (#set! injection.language "sql")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]sql)[\"' \r]*(\n|$)")
  (#set! injection.language "sql")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]sql)[\"' \r]*(\n|$)")
  (#set! injection.language "sql")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]sql)[\"' \r]*(\n|$)")
  (#set! injection.language "sql")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]swift)[\"' \r]*(\n|$)")
  (#set! injection.language "swift")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]swift)[\"' \r]*(\n|$)")
  (#set! injection.language "swift")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]swift)[\"' \r]*(\n|$)")
  (#set! injection.language "swift")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]swift)[\"' \r]*(\n|$)")
  (#set! injection.language "swift")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]swift)[\"' \r]*(\n|$)")
  (#set! injection.language "swift")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]toml)[\"' \r]*(\n|$)")
  (#set! injection.language "toml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]toml)[\"' \r]*(\n|$)")
  (#set! injection.language "toml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]toml)[\"' \r]*(\n|$)")
  (#set! injection.language "toml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]toml)[\"' \r]*(\n|$)")
  (#set! injection.language "toml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]toml)[\"' \r]*(\n|$)")
  (#set! injection.language "toml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]tsx)[\"' \r]*(\n|$)")
  (#set! injection.language "tsx")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]tsx)[\"' \r]*(\n|$)")
  (#set! injection.language "tsx")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]tsx)[\"' \r]*(\n|$)")
  (#set! injection.language "tsx")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]tsx)[\"' \r]*(\n|$)")
  (#set! injection.language "tsx")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]tsx)[\"' \r]*(\n|$)")
  (#set! injection.language "tsx")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]ttl)[\"' \r]*(\n|$)")
  (#set! injection.language "turtle")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]ttl)[\"' \r]*(\n|$)")
  (#set! injection.language "turtle")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]ttl)[\"' \r]*(\n|$)")
  (#set! injection.language "turtle")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]ttl)[\"' \r]*(\n|$)")
  (#set! injection.language "turtle")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]ttl)[\"' \r]*(\n|$)")
  (#set! injection.language "turtle")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]ts)[\"' \r]*(\n|$)")
  (#set! injection.language "typescript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]ts)[\"' \r]*(\n|$)")
  (#set! injection.language "typescript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]ts)[\"' \r]*(\n|$)")
  (#set! injection.language "typescript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]ts)[\"' \r]*(\n|$)")
  (#set! injection.language "typescript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]ts)[\"' \r]*(\n|$)")
  (#set! injection.language "typescript")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]xml)[\"' \r]*(\n|$)")
  (#set! injection.language "xml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]xml)[\"' \r]*(\n|$)")
  (#set! injection.language "xml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]xml)[\"' \r]*(\n|$)")
  (#set! injection.language "xml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]xml)[\"' \r]*(\n|$)")
  (#set! injection.language "xml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]xml)[\"' \r]*(\n|$)")
  (#set! injection.language "xml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (text) @injection.content
  (#match? @_head "(^|\n)to:[^\n]*([.]yaml|[.]yml)[\"' \r]*(\n|$)")
  (#set! injection.language "yaml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (text) @injection.content)
  (#match? @_head "(^|\n)to:[^\n]*([.]yaml|[.]yml)[\"' \r]*(\n|$)")
  (#set! injection.language "yaml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (text) @injection.content))
  (#match? @_head "(^|\n)to:[^\n]*([.]yaml|[.]yml)[\"' \r]*(\n|$)")
  (#set! injection.language "yaml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (text) @injection.content)))
  (#match? @_head "(^|\n)to:[^\n]*([.]yaml|[.]yml)[\"' \r]*(\n|$)")
  (#set! injection.language "yaml")
  (#set! injection.combined))

(template
  (front_matter yaml: (yaml) @_head)
  (_ (_ (_ (_ (text) @injection.content))))
  (#match? @_head "(^|\n)to:[^\n]*([.]yaml|[.]yml)[\"' \r]*(\n|$)")
  (#set! injection.language "yaml")
  (#set! injection.combined))
