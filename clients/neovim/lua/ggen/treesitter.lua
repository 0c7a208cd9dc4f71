local M = {}

---Colours a template by its syntax tree; without the parser the server's semantic tokens are all there is.
---@param bufnr integer
function M.start(bufnr)
  if not require("ggen.config").get().treesitter then
    return
  end
  vim.treesitter.language.register("ggen_template", "ggen-template")
  pcall(vim.treesitter.start, bufnr, "ggen_template")
end

---@return boolean
function M.has_parser()
  return #vim.api.nvim_get_runtime_file("parser/ggen_template.*", false) > 0
end

return M
