-- For reports of bugs: nvim --clean -u minimal.lua FILE
vim.opt.runtimepath:prepend(vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h"))
vim.lsp.log.set_level("debug")
