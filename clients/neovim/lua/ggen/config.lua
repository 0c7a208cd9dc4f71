local M = {}

---What users may write into `vim.g.ggen`, as a table or as a function that gives one.
---@class ggen.Options
---Command of the language server. Default: the one that the plugin carries, else `ggen-ls` from the path.
---@field cmd? string[]
---Settings of the server, without the leading `ggen.`.
---@field settings? ggen.Settings
---Capabilities that a completion plugin adds.
---@field capabilities? lsp.ClientCapabilities
---Whether a project is trusted; Neovim's own trust database decides where this is absent (`:Ggen trust`).
---@field trust? boolean|fun(root: string): boolean
---What lists are shown with. Default: Telescope where it is installed.
---@field picker? "telescope"|"select"
---Colours by tree-sitter where the parser is installed. Default: `true`.
---@field treesitter? boolean

---The options with their defaults.
---@class ggen.Config
---@field cmd string[]|nil
---@field settings ggen.Settings
---@field capabilities lsp.ClientCapabilities
---@field trust boolean|(fun(root: string): boolean)|nil
---@field picker "telescope"|"select"|nil
---@field treesitter boolean

---@type table<string, string[]>
local types = {
  cmd = { "table" },
  settings = { "table" },
  capabilities = { "table" },
  trust = { "boolean", "function" },
  picker = { "string" },
  treesitter = { "boolean" },
}

---The options of this moment.
---@return ggen.Config
function M.get()
  local given = vim.g.ggen
  if type(given) == "function" then
    given = given()
  end
  -- An empty Lua table would be sent as a list.
  local standard = { settings = vim.empty_dict(), capabilities = {}, treesitter = true }
  return vim.tbl_extend("force", standard, given or {})
end

---What is wrong with the options, as sentences.
---@return string[]
function M.problems()
  local found = {}
  for name, value in pairs(M.get()) do
    local allowed = types[name]
    if not allowed then
      table.insert(found, ("vim.g.ggen.%s is no option"):format(name))
    elseif not vim.tbl_contains(allowed, type(value)) then
      table.insert(found, ("vim.g.ggen.%s must be a %s"):format(name, table.concat(allowed, " or a ")))
    end
  end
  table.sort(found)
  return found
end

return M
