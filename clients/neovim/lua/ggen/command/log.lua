---@type ggen.SubCommand
return {
  impl = function()
    -- The name of the function changed in 0.12.
    local path = vim.lsp.log.get_filename()
    vim.cmd.tabedit(vim.fn.fnameescape(path))
    vim.cmd.normal({ "G", bang = true })
  end,
}
