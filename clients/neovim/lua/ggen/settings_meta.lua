-- Written by scripts/neovim-lua.ts from the server's tables: do not edit.
---@meta

---@class ggen.Settings
---Which ggen the project is written for. `auto` looks at `ggen.toml`, `pack.toml` and `ggen.lock`; without any of them it is `v1`. Default: `"auto"`.
---@field profile? "auto"|"v1"|"26"
---Severity of single rules, by id: `off`, `hint`, `information`, `warning` or `error`. `.ggen/ls.toml` of the project wins over this. Default: `{}`.
---@field rules? table<string, "off"|"hint"|"information"|"warning"|"error">
---@field files? ggen.Settings.Files
---@field generation? ggen.Settings.Generation
---@field samples? ggen.Settings.Samples

---@class ggen.Settings.Files
---Globs of files that ggen leaves alone, besides what `.gitignore` names. They count from the workspace folder, in `.ggen/ls.toml` from the folder around `.ggen`. Default: `[]`.
---@field exclude? string[]

---@class ggen.Settings.Generation
---How a generated file ends. `ggen` is what ggen itself writes, which drops the last line break of a v1 template; `always` adds one where it is missing. Default: `"ggen"`.
---@field finalNewline? "ggen"|"always"
---What an injection does when the text of `before` or `after` is not in the file: `error` refuses, `append` writes at the end, as ggen does. Default: `"error"`.
---@field missingMarker? "error"|"append"

---@class ggen.Settings.Samples
---Whether the packs that the server carries are offered, after those of all registries. Default: `true`.
---@field enable? boolean
