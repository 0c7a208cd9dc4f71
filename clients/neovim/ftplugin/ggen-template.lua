if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = 1

vim.bo.commentstring = "{# %s #}"
vim.b.undo_ftplugin = "setlocal commentstring< | call v:lua.vim.treesitter.stop()"

local bufnr = vim.api.nvim_get_current_buf()
require("ggen.treesitter").start(bufnr)
require("ggen.client").attach(bufnr)
