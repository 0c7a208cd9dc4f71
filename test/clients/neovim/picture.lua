-- Arranges what docs/images/neovim.png shows, says that it is there, and waits to be photographed.
local t = dofile(vim.env.GGEN_DRIVERS .. "/support.lua")

vim.o.termguicolors = true
vim.o.number = true
vim.o.signcolumn = "yes"
vim.o.laststatus = 2
vim.o.statusline = " %{expand('%:.')}%m%=%{v:lua.require'ggen'.statusline()}  %l:%c "
vim.diagnostic.config({ virtual_text = { severity = { min = vim.diagnostic.severity.WARN } } })
require("telescope").setup({
  defaults = require("telescope.themes").get_ivy({ layout_config = { height = 17, preview_width = 0.42 } }),
})

t.stage(function()
  t.edit("templates/service.tmpl")
  t.client()
  local row = vim.fn.search("^pub struct")
  vim.api.nvim_buf_set_lines(
    0,
    row - 1,
    row - 1,
    false,
    { "// Serves {{ servce_name }},", "// made for {{ team | uper }}.", "" }
  )
  t.diagnostics({ "unknown-variable", "unknown-filter" })
  vim.cmd("normal! gg")
  vim.cmd("GgenMarketSearch rust web")
  local picker = t.picker()
  t.await(function()
    local preview = picker.preview_win and vim.api.nvim_win_get_buf(picker.preview_win)
    local text = preview and table.concat(vim.api.nvim_buf_get_lines(preview, 0, -1, false), "\n") or ""
    return picker:_get_prompt() == "rust web" and text:find("rust-axum-service", 1, true)
  end, "the preview does not show the pack")
end)
