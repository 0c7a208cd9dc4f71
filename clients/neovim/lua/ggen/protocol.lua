-- Written by scripts/neovim-lua.ts from the server's tables: do not edit.

---@class ggen.CommandEntry
---@field sub string Below `:Ggen`.
---@field command? string A command of its own that does the same.
---@field client? string What a code action may carry for the client to run.
---@field title string
---@field args string What it takes, for people.

local M = {}

M.version = 1

---@type ggen.CommandEntry[]
M.commands = {
  {
    sub = "search",
    command = "GgenMarketSearch",
    client = "ggen.marketSearch",
    title = "Search marketplace",
    args = "the words to search for; asked for when absent",
  },
  {
    sub = "generate",
    command = "GgenTemplateGenerate",
    client = "ggen.generate",
    title = "Generate from template",
    args = "{ template: uri or reference, vars?: map of name to value }",
  },
  {
    sub = "restart",
    client = "ggen.restart",
    title = "Restart the language server",
    args = "none",
  },
  {
    sub = "log",
    client = "ggen.showLog",
    title = "Show the language server's log",
    args = "none",
  },
  {
    sub = "status",
    client = "ggen.status",
    title = "Show status",
    args = "none",
  },
  {
    sub = "trust",
    title = "Trust this project",
    args = "none; editors with a trust of their own have their own command",
  },
}

---The files that make a folder a project.
---@type string[]
M.manifests = {
  "ggen.toml",
  "gpack.toml",
  "pack.toml",
  "ggen.lock",
  ".ggen/ls.toml",
}

---Keys that tell a ggen head from the front matter of other tools.
---@type string[]
M.head_keys = {
  "to",
  "from",
  "vars",
  "inject",
  "force",
  "unless_exists",
  "sparql",
  "rdf",
  "rdf_inline",
  "prefixes",
  "for_each",
  "sh_before",
  "sh_after",
  "skip_if",
  "at_line",
}

return M
