---Generation: the server plans and edits, here the files that it lists are saved and named.
local M = {}

---@class ggen.GenerateArgs
---@field template string URI of a template, or a name for one.
---@field vars? table<string, any>

---@class ggen.GeneratedFile
---@field uri string
---@field action "created"|"overwritten"|"injected"|"unchanged"|"skipped"

---@param files ggen.GeneratedFile[]
local function finish(files)
  local written = {}
  for _, file in ipairs(files) do
    local edited = file.action ~= "unchanged" and file.action ~= "skipped"
    if edited and require("ggen.edits").save(file.uri) then
      table.insert(written, ("%s %s"):format(file.action, vim.fn.fnamemodify(vim.uri_to_fname(file.uri), ":~:.")))
    end
  end
  local say = require("ggen.say")
  if #written > 0 then
    say.info(table.concat(written, ", "))
  elseif #files > 0 then
    say.info("nothing to write: " .. files[1].action)
  else
    say.info("nothing was generated")
  end
end

---@param root string?
---@param args ggen.GenerateArgs
local function execute(root, args)
  local params = { command = "ggen.server.generate", arguments = { args } }
  require("ggen.client").request(root, "workspace/executeCommand", params, function(result)
    finish(result and result.files or {})
  end)
end

---@param args ggen.GenerateArgs With a URI.
function M.run(args)
  execute(require("ggen.files").root(vim.uri_to_fname(args.template)), args)
end

---Generates from what a user typed: a path, or a name that the server knows.
---@param reference string
function M.reference(reference)
  if vim.fn.filereadable(reference) == 1 then
    return M.run({ template = vim.uri_from_fname(vim.fn.fnamemodify(reference, ":p")) })
  end
  execute(require("ggen.client").root(), { template = reference })
end

return M
