-- Options of the user, and Neovim's own ways to set them.
local t, test = ...

test("settings of vim.g.ggen reach the server at a restart, and problems come back", function()
  t.edit("orders/gpack.toml")
  t.diagnostics({ "outdated-gpack" })
  local before = t.client().id
  t.with_options({ settings = { rules = { ["outdated-gpack"] = "off" } } }, function()
    vim.cmd("Ggen restart")
    t.await(function()
      local client = vim.lsp.get_clients({ name = "ggen", bufnr = 0 })[1]
      return client and client.id ~= before
    end, "no new client")
    t.diagnostics({})
  end)
  vim.cmd("Ggen restart")
  t.diagnostics({ "outdated-gpack" })
end)

if vim.lsp.config then
  test("vim.lsp.config adds to ours", function()
    t.edit("orders/gpack.toml")
    vim.lsp.config("ggen", { settings = { ggen = { rules = { ["outdated-gpack"] = "off" } } } })
    vim.cmd("Ggen restart")
    t.diagnostics({})
    vim.lsp.config("ggen", { settings = { ggen = { rules = { ["outdated-gpack"] = "warning" } } } })
    vim.cmd("Ggen restart")
    t.diagnostics({ "outdated-gpack" })
  end)
end

if vim.lsp.enable then
  test("vim.lsp.enable starts no second server", function()
    vim.lsp.enable("ggen")
    t.edit("orders/templates/part.tmpl")
    t.client()
    t.edit("orders/gpack.toml")
    t.client()
    t.equal(#vim.lsp.get_clients({ name = "ggen", bufnr = 0, _uninitialized = true }), 1, "clients")
    vim.lsp.enable("ggen", false)
    t.await(function()
      return #vim.lsp.get_clients({ name = "ggen" }) == 0
    end, "a client is left")
    t.edit("orders/gpack.toml")
    t.client()
  end)
end

test("a buffer of another plugin is left alone", function()
  vim.cmd.enew()
  vim.api.nvim_buf_set_name(0, "elsewhere://orders/gpack.toml")
  vim.cmd("doautocmd BufReadPost")
  t.equal(#vim.lsp.get_clients({ bufnr = 0, _uninitialized = true }), 0, "clients")
  vim.cmd("bwipeout!")
end)
