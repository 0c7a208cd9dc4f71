---The templates of the workspace, as the server lists them.
local M = {}

---@class ggen.Template
---@field uri string
---@field name string

---@param on_list fun(templates: ggen.Template[])
function M.list(on_list)
  local client = require("ggen.client")
  client.request(client.root(), "ggen/templates", vim.empty_dict(), function(result)
    on_list(result.templates)
  end)
end

---A list in `vim.ui.select`; generates from the chosen one.
---@param templates ggen.Template[]
local function select(templates)
  if #templates == 0 then
    return require("ggen.say").info("there is no template here")
  end
  vim.ui.select(templates, {
    prompt = "Generate from template",
    kind = "ggen.template",
    format_item = function(template)
      return template.name
    end,
  }, function(template)
    if template then
      require("ggen.generate").run({ template = template.uri })
    end
  end)
end

---Lets the user choose one to generate from.
function M.pick()
  local telescope = require("ggen.pick").telescope()
  if telescope then
    return telescope.templates()
  end
  M.list(select)
end

return M
