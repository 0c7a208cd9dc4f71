local health = vim.health

local M = {}

---The oldest Node that the server runs on.
local NODE = { 20, 19 }

local function check_neovim()
  if vim.fn.has("nvim-0.10") == 1 then
    health.ok("Neovim " .. tostring(vim.version()))
  else
    health.error("Neovim 0.10 or newer is needed")
  end
end

local function check_options()
  local problems = require("ggen.config").problems()
  for _, problem in ipairs(problems) do
    health.warn(problem, "See :help ggen-options")
  end
  if #problems == 0 then
    health.ok("the options can be used")
  end
end

---@param cmd string[]
local function check_node(cmd)
  if cmd[1] ~= "node" or vim.fn.executable("node") == 0 then
    return
  end
  local found = vim.version.parse(vim.trim(vim.fn.system({ "node", "--version" })))
  if found and vim.version.ge(found, NODE) then
    health.ok("Node " .. tostring(found))
  else
    health.error(
      ("Node %s is too old"):format(tostring(found)),
      ("Install Node %d.%d or newer"):format(NODE[1], NODE[2])
    )
  end
end

local function check_server()
  local cmd = require("ggen.server").command()
  local problem = require("ggen.server").problem(cmd)
  if problem then
    return health.error(problem, "See :help ggen-install")
  end
  health.ok("the language server is started with: " .. table.concat(cmd, " "))
  check_node(cmd)
  local clients = vim.lsp.get_clients({ name = "ggen" })
  for _, client in ipairs(clients) do
    local spoken = vim.tbl_get(client.server_capabilities, "experimental", "ggen") or {}
    local trusted = require("ggen.trust").is_trusted(client.config.root_dir)
    local line = ("running in %s: version %s, protocol %s, %s"):format(
      client.config.root_dir or "no folder",
      spoken.version or "unknown",
      spoken.protocol or "unknown",
      trusted and "trusted" or "restricted (:Ggen trust)"
    )
    if spoken.protocol == require("ggen.protocol").version then
      health.ok(line)
    else
      health.error(line, "Update the plugin or the language server")
    end
  end
  if #clients == 0 then
    health.info("not running: it starts with the first template, manifest or command")
  end
end

local function check_extras()
  if pcall(require, "telescope") then
    health.ok("lists are shown in Telescope")
  else
    health.info("Telescope is not installed: lists are shown by vim.ui.select")
  end
  if require("ggen.treesitter").has_parser() then
    health.ok("the tree-sitter parser is installed")
  else
    health.info("the tree-sitter parser is not installed: colours come from the language server alone")
  end
end

---`:checkhealth ggen`
function M.check()
  health.start("ggen")
  check_neovim()
  check_options()
  check_server()
  check_extras()
end

return M
