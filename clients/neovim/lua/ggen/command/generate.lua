---Names of templates, where a server runs that knows them; completing starts none.
---@return string[]
local function known()
  local client = require("ggen.client").running(require("ggen.client").root())
  if not client then
    return {}
  end
  local result = require("ggen.compat").request_sync(client, "ggen/templates", vim.empty_dict(), 1000)
  return vim.tbl_map(function(template)
    return template.name
  end, result and result.templates or {})
end

---@type ggen.SubCommand
return {
  impl = function(args)
    local generate = require("ggen.generate")
    if type(args[1]) == "table" then
      generate.run(args[1])
    elseif args[1] then
      generate.reference(table.concat(args, " "))
    elseif vim.bo.filetype == "ggen-template" and vim.bo.buftype == "" then
      generate.run({ template = vim.uri_from_bufnr(0) })
    else
      require("ggen.templates").pick()
    end
  end,
  complete = function(lead)
    local names = vim.tbl_filter(function(name)
      return vim.startswith(name, lead)
    end, known())
    return #names > 0 and names or vim.fn.getcompletion(lead, "file")
  end,
}
