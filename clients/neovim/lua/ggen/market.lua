---The marketplace: packs of all registries, in the server's order.
local say = require("ggen.say")

local M = {}

---@class ggen.Pack
---@field id string
---@field name string
---@field version string
---@field description string
---@field category? string
---@field author? string
---@field license? string
---@field downloads? integer
---@field rating? number From 0 to 5.
---@field tags string[]
---@field templates string[]
---@field registry string
---@field installed? string

---@class ggen.MarketResult
---@field packs ggen.Pack[]
---@field total integer
---@field registries { name: string, kind: "index"|"samples", updated?: string, problem?: string }[]

---Tells once which registries could not be read.
---@param result ggen.MarketResult
function M.report(result)
  for _, registry in ipairs(result.registries) do
    if registry.problem then
      vim.notify_once(("ggen: %s could not be read: %s"):format(registry.name, registry.problem), vim.log.levels.WARN)
    end
  end
end

---@param words string
---@param on_result fun(result: ggen.MarketResult)
function M.search(words, on_result)
  local client = require("ggen.client")
  client.request(client.root(), "ggen/market/search", { query = words }, function(result)
    M.report(result)
    on_result(result)
  end)
end

---What matches, in `vim.ui.select`; the chosen pack's page is shown.
---@param words string
function M.select(words)
  M.search(words, function(result)
    if #result.packs == 0 then
      return say.info(("no pack matches `%s`"):format(words))
    end
    vim.ui.select(result.packs, {
      prompt = "Search marketplace",
      kind = "ggen.pack",
      format_item = require("ggen.pack").line,
    }, function(pack)
      if pack then
        require("ggen.pack").show(pack)
      end
    end)
  end)
end

---Searches with the words, in a picker; without words, asks for them or lists everything.
---@param words string
function M.pick(words)
  local telescope = require("ggen.pick").telescope()
  if telescope then
    return telescope.marketplace({ default_text = words })
  end
  if words ~= "" then
    return M.select(words)
  end
  vim.ui.input({ prompt = "Search marketplace (e.g., rust web service): " }, function(given)
    if given then
      M.select(given)
    end
  end)
end

return M
