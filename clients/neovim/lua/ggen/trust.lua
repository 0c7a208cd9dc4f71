---Whether a project is trusted, by Neovim's own database. An untrusted one makes the server ask no registry and run nothing.
local M = {}

---What stands for a project in the database: its folder; before Neovim 0.11, which knows only files, its manifest.
---@param root string
---@return string?
local function subject(root)
  if vim.fn.has("nvim-0.11") == 1 then
    return root
  end
  for _, name in ipairs(require("ggen.protocol").manifests) do
    local path = root .. "/" .. name
    if vim.uv.fs_stat(path) then
      return path
    end
  end
end

---Looks up without asking: opening a file must not stop at a question.
---@param root string? Nil where there is no workspace: nothing of it could be trusted or not.
---@return boolean
function M.is_trusted(root)
  if root == nil then
    return true
  end
  local option = require("ggen.config").get().trust
  if type(option) == "function" then
    return option(root) == true
  end
  if option ~= nil then
    return option
  end
  local path = subject(root)
  if path == nil then
    return false
  end
  -- `vim.secure` has no way to look without asking: its question is answered with "ignore".
  local confirm = vim.fn.confirm
  vim.fn.confirm = function()
    return 1
  end
  local ok, contents = pcall(vim.secure.read, path)
  vim.fn.confirm = confirm
  return ok and contents ~= nil
end

---Asks the user as Neovim does, with the answer kept in its database.
---@param root string
---@return boolean trusted
function M.ask(root)
  local path = subject(root)
  return path ~= nil and vim.secure.read(path) ~= nil
end

return M
