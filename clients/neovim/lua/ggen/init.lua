---ggen for Neovim. Nothing has to be called: options go into `vim.g.ggen`.
local M = {}

---Searches the marketplace in a picker.
---@param words? string
function M.search(words)
  require("ggen.market").pick(words or "")
end

---Generates from a template; without one, from the buffer's, or from one that the user chooses.
---@param reference? string A path, or a name in the templates folder.
function M.generate(reference)
  require("ggen.command").call("generate", { reference })
end

---For a status line: `ggen ready`, `ggen starting`, or nothing where no server runs for the buffer.
---@return string
function M.statusline()
  local client = vim.lsp.get_clients({ name = "ggen", bufnr = 0, _uninitialized = true })[1]
  if not client then
    return ""
  end
  return client.initialized and "ggen ready" or "ggen starting"
end

return M
