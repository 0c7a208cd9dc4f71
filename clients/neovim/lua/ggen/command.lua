---`:Ggen {sub}`: one file for each sub-command, named in the protocol's table.
local M = {}

---@class ggen.SubCommand
---@field impl fun(args: any[])
---@field complete? fun(lead: string): string[]

---@return string[]
function M.names()
  return vim.tbl_map(function(entry)
    return entry.sub
  end, require("ggen.protocol").commands)
end

---@param sub string
---@param args any[]
function M.call(sub, args)
  ---@type ggen.SubCommand
  local command = require("ggen.command." .. sub)
  command.impl(args)
end

---@param fargs string[]
function M.run(fargs)
  local sub = fargs[1]
  if not vim.tbl_contains(M.names(), sub) then
    return require("ggen.say").error(("there is no :Ggen %s; there are %s"):format(sub, table.concat(M.names(), ", ")))
  end
  M.call(sub, vim.list_slice(fargs, 2))
end

---@param sub string
---@param lead string
---@return string[]
function M.arguments(sub, lead)
  if not vim.tbl_contains(M.names(), sub) then
    return {}
  end
  local complete = require("ggen.command." .. sub).complete
  return complete and complete(lead) or {}
end

---@param lead string What stands before the cursor.
---@param line string
---@return string[]
function M.complete(lead, line)
  local sub = line:match("Ggen%s+(%S+)%s")
  if sub then
    return M.arguments(sub, lead)
  end
  return vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, M.names())
end

return M
