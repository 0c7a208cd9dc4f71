-- When the plugin wakes, and for which files.
local t, test = ...
local folder = vim.env.GGEN_FOLDER

test("commands are there before anything runs, and complete", function()
  t.equal(vim.fn.getcompletion("Ggen ", "cmdline"), { "search", "generate", "restart", "log", "status", "trust" })
  t.equal(vim.fn.getcompletion("Ggen st", "cmdline"), { "status" })
  for _, command in ipairs({ "Ggen", "GgenMarketSearch", "GgenTemplateGenerate" }) do
    t.equal(vim.fn.exists(":" .. command), 2, command)
  end
  t.truthy(vim.fn.maparg("<Plug>(GgenSearch)", "n") ~= "" or vim.fn.hasmapto("", "n"), "no <Plug>(GgenSearch)")
  t.equal(#vim.lsp.get_clients({ name = "ggen" }), 0, "clients")
  vim.cmd("Ggen nonsense")
  t.hears("there is no :Ggen nonsense")
end)

test("a command starts the server where no folder is", function()
  vim.cmd.cd("/")
  vim.cmd("Ggen status")
  t.await(function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
      if text:find("Folder: none", 1, true) and text:find("Server: %d") then
        return true
      end
    end
  end, "no status is shown")
  vim.cmd("GgenMarketSearch jwt")
  local picker = t.picker()
  t.equal(picker:get_selection().value.id, "jwt-auth-template")
  t.close_picker(picker)
  vim.cmd.cd(folder)
end)

test("files get their type as the server judges them, and only ours start it", function()
  for path, ours in pairs(vim.json.decode(vim.env.GGEN_FILES)) do
    t.edit(path)
    t.equal(vim.bo.filetype == "ggen-template", ours, path)
    t.equal(#vim.lsp.get_clients({ name = "ggen", bufnr = 0, _uninitialized = true }) == 1, ours, "client of " .. path)
    if not ours and vim.endswith(path, ".tmpl") then
      t.equal(vim.bo.filetype, "template", path)
    end
  end
end)

test("manifests keep their type and are checked", function()
  t.edit("orders/gpack.toml")
  t.equal(vim.bo.filetype, "toml")
  t.diagnostics({ "outdated-gpack" })
  t.edit("orders/ggen.lock")
  t.equal(vim.bo.filetype, "toml")
  t.client()
  t.edit("elsewhere/make.toml")
  t.equal(#vim.lsp.get_clients({ bufnr = 0, _uninitialized = true }), 0, "clients of somebody's make.toml")
end)

test("one server for each project", function()
  t.edit("orders/templates/service.tmpl")
  local first = t.client()
  t.edit("orders/templates/part.tmpl")
  t.equal(t.client().id, first.id, "the client of a neighbour")
  t.equal(first.config.root_dir, folder .. "/orders")
  t.equal(require("ggen").statusline(), "ggen ready")
end)

test("the server is told of files that Neovim writes and that are open nowhere", function()
  local told = {}
  local listener = vim.api.nvim_create_autocmd("LspNotify", {
    callback = function(event)
      if event.data.method == "workspace/didChangeWatchedFiles" then
        table.insert(told, event.data.params.changes[1].uri)
      end
    end,
  })
  for _, path in ipairs({ "elsewhere/other.ttl", "orders/templates/part.tmpl", "orders/model.ttl" }) do
    t.edit(path)
    vim.cmd.write()
  end
  t.await(function()
    return #told > 0
  end, "it is not told")
  vim.api.nvim_del_autocmd(listener)
  t.equal(told, { vim.uri_from_fname(folder .. "/orders/model.ttl") })
end)
