-- Written by scripts/neovim-lua.ts from the server's tables: do not edit.
---@meta

---@class ggen.Settings
---Which ggen the project is written for. `auto` looks at `ggen.toml`, `pack.toml` and `ggen.lock`; without any of them it is `v1`. Default: `"auto"`.
---@field profile? "auto"|"v1"|"26"
---Severity of single rules, by id: `off`, `hint`, `information`, `warning` or `error`. `.ggen/ls.toml` of the project wins over this. Default: `{}`.
---@field rules? table<string, "off"|"hint"|"information"|"warning"|"error">
---@field files? ggen.Settings.Files
---@field samples? ggen.Settings.Samples

---@class ggen.Settings.Files
---Globs of files that ggen leaves alone, besides what `.gitignore` names. Default: `[]`.
---@field exclude? string[]

---@class ggen.Settings.Samples
---Whether the packs that the server carries are offered, after those of all registries. Default: `true`.
---@field enable? boolean
