-- What the plugin does beside the scenario, in one Neovim with a copy of the example and files of other people.
local t = dofile(vim.env.GGEN_DRIVERS .. "/support.lua")
local folder = vim.env.GGEN_FOLDER

local tests = {}
local function test(name, run)
  table.insert(tests, { name = name, run = run })
end

local function read(path)
  local file = assert(io.open(folder .. "/" .. path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

---Runs `during` with options of the user, and takes them back.
local function with_options(options, during)
  vim.g.ggen = options
  local ok, problem = pcall(during)
  vim.g.ggen = nil
  if not ok then
    error(problem, 0)
  end
end

---What `vim.ui.select` is asked while `during` runs; the first item that begins with `wanted` is chosen.
local function select_in(wanted, during)
  local select = vim.ui.select
  local asked
  vim.ui.select = function(items, opts, on_choice)
    asked = { prompt = opts.prompt, labels = vim.tbl_map(opts.format_item, items) }
    on_choice(vim.iter(items):find(function(item)
      return vim.startswith(opts.format_item(item), wanted)
    end))
  end
  during()
  local ok, problem = pcall(t.await, function()
    return asked
  end, "nothing was asked")
  vim.ui.select = select
  return ok and asked or error(problem, 0)
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

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

test("the editor's own requests are answered", function()
  t.edit("orders/templates/service.tmpl")
  local client = t.client()
  vim.fn.search("service_name | title")
  for method, expected in pairs({
    ["textDocument/hover"] = "service_name",
    ["textDocument/documentSymbol"] = "in routes",
    ["textDocument/foldingRange"] = "endLine",
  }) do
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    local result
    t.await(function()
      result = result or require("ggen.compat").request_sync(client, method, params, 2000)
      return result
    end, method .. " has no answer")
    t.truthy(vim.inspect(result):find(expected, 1, true), method .. ": " .. vim.inspect(result))
  end
end)

test("colours come from the syntax tree and from the server", function()
  t.edit("orders/templates/service.tmpl")
  t.client()
  local buffer = vim.api.nvim_get_current_buf()
  t.truthy(vim.treesitter.highlighter.active[buffer], "the syntax tree does not colour")
  vim.cmd.redraw()
  t.await(function()
    local row, column = unpack(vim.fn.searchpos([[| \zstitle]]))
    local found = vim.inspect_pos(buffer, row - 1, column - 1)
    local tree = vim.iter(found.treesitter):any(function(each)
      return each.capture == "function"
    end)
    return tree and #found.semantic_tokens > 0 or error(vim.inspect(found))
  end, "the filter is not coloured")
end)

test("without the parser the server colours alone", function()
  with_options({ treesitter = false }, function()
    t.edit("orders/templates/part.tmpl")
    local buffer = vim.api.nvim_get_current_buf()
    vim.treesitter.stop(buffer)
    t.edit("orders/templates/part.tmpl")
    t.truthy(not vim.treesitter.highlighter.active[buffer], "the syntax tree colours")
    t.client()
    t.await(function()
      return #vim.inspect_pos(buffer, 0, 4).semantic_tokens > 0
    end, "nothing is coloured")
  end)
end)

test("the marketplace in Telescope searches as one types, and shows the pack", function()
  t.edit("orders/templates/service.tmpl")
  vim.cmd("Telescope ggen marketplace")
  local picker = t.picker()
  t.equal(picker.manager:num_results(), 6, "packs without words")
  t.type("axmu")
  t.await(function()
    local selected = picker:get_selection()
    return picker:_get_prompt() == "axmu" and selected and selected.value.id == "rust-axum-service"
  end, "a typing error is not forgiven")
  t.await(function()
    local preview = picker.preview_win and vim.api.nvim_win_get_buf(picker.preview_win)
    return preview and table.concat(vim.api.nvim_buf_get_lines(preview, 0, -1, false), "\n"):find("%^1%.2%.0")
  end, "the preview does not show the pack")
  t.keys("<CR>")
  t.await(function()
    return vim.bo.filetype == "markdown" and vim.bo.buftype == "nofile"
  end, "the pack is not shown")
  local page = table.concat(lines(), "\n")
  t.truthy(page:find('rust-axum-service = "^1.2.0"', 1, true), page)
  t.truthy(page:find("From: bundled samples", 1, true), page)
  t.keys("y")
  t.hears("copied rust-axum-service")
  t.equal(vim.fn.getreg('"'), 'rust-axum-service = "^1.2.0"\n')
  vim.cmd.close()
end)

test("the marketplace in vim.ui.select", function()
  t.edit("orders/templates/service.tmpl")
  with_options({ picker = "select" }, function()
    local asked = select_in("rust-axum-service", function()
      vim.cmd("GgenMarketSearch rust web")
    end)
    t.equal(asked.prompt, "Search marketplace")
    t.truthy(asked.labels[1]:find("^rust%-axum%-service · 1%.2%.0 · "), asked.labels[1])
    t.truthy(table.concat(lines(), "\n"):find("rust-axum-service", 1, true), "the pack is not shown")
    vim.cmd.close()
    vim.cmd("GgenMarketSearch zzzzzzzz")
    t.hears("no pack matches `zzzzzzzz`")
  end)
end)

test("a pack's text breaks neither its page nor its lines", function()
  local pack = { id = "a/b\n", name = "x\ny", version = '1"', description = "a\r\nb", registry = "r\n" }
  pack.tags, pack.templates = { "t\nt" }, { "p\np" }
  local page = require("ggen.pack").page(pack)
  t.equal({ page[1], page[3] }, { "# x y", "a b" })
  for _, line in ipairs(vim.list_extend(page, require("ggen.pack").columns(pack))) do
    t.truthy(not line:find("%c"), line)
  end
  t.equal(require("ggen.pack").dependency(pack), [["a/b " = "^1\""]])
end)

test("templates in Telescope: Enter generates, to the byte, whatever plugins do before writing", function()
  vim.api.nvim_create_autocmd("BufWritePre", {
    group = vim.api.nvim_create_augroup("spoil", {}),
    pattern = "*.rs",
    callback = function()
      vim.api.nvim_buf_set_lines(0, 0, 0, false, { "// spoiled" })
    end,
  })
  t.edit("orders/gpack.toml")
  t.client()
  require("telescope").extensions.ggen.templates()
  local picker = t.picker()
  t.type("service")
  t.await(function()
    return picker:_get_prompt() == "service" and picker:get_selection().value.name == "templates/service.tmpl"
  end, "the template is not found")
  t.said()
  t.keys("<CR>")
  t.hears("created orders/src/order_service.rs")
  local text = read("orders/src/order_service.rs")
  t.truthy(text:find("^//! Order Service of team orders%.\n") and text:find("u16 = 8080;$"), text)
end)

---Answers the question whether to overwrite: before Neovim 0.12 it is the server's, afterwards the editor's own.
local function overwrite(yes, during)
  local select, confirm = vim.ui.select, vim.fn.confirm
  local asked = false
  vim.ui.select = function(items, _, on_choice)
    asked = true
    on_choice(items[yes and 1 or 2])
  end
  vim.fn.confirm = function()
    asked = true
    return yes and 1 or 2
  end
  during()
  local ok, problem = pcall(t.await, function()
    return asked
  end, "nobody was asked")
  vim.ui.select, vim.fn.confirm = select, confirm
  if not ok then
    error(problem, 0)
  end
end

test("generating again says that nothing changed; what somebody edited is overwritten only when agreed", function()
  t.said()
  vim.cmd("GgenTemplateGenerate service.tmpl")
  t.hears("unchanged")
  t.edit("orders/src/order_service.rs")
  vim.api.nvim_buf_set_lines(0, 0, 1, false, { "// by hand" })
  vim.cmd("noautocmd write")
  t.edit("orders/templates/service.tmpl")
  t.said()
  overwrite(false, function()
    vim.cmd("GgenTemplateGenerate")
  end)
  t.hears("nothing was generated")
  t.truthy(read("orders/src/order_service.rs"):find("^// by hand"), "it was overwritten")
  overwrite(true, function()
    vim.cmd("GgenTemplateGenerate")
  end)
  t.hears("overwritten orders/src/order_service.rs")
  local text = read("orders/src/order_service.rs")
  t.truthy(text:find("^//! Order Service") and text:find("u16 = 8080;$"), text)
end)

test("templates are completed and named; an unknown one is refused in words", function()
  t.equal(vim.fn.getcompletion("GgenTemplateGenerate templates/ser", "cmdline"), { "templates/service.tmpl" })
  t.equal(vim.fn.getcompletion("Ggen generate templates/ser", "cmdline"), { "templates/service.tmpl" })
  t.said()
  vim.cmd("GgenTemplateGenerate nothing.tmpl")
  t.hears("nothing.tmpl")
end)

test("templates in vim.ui.select", function()
  t.edit("orders/gpack.toml")
  t.client()
  t.said()
  with_options({ picker = "select" }, function()
    local asked = select_in("templates/part.tmpl", function()
      vim.cmd("GgenTemplateGenerate")
    end)
    t.truthy(vim.tbl_contains(asked.labels, "templates/service.tmpl"), vim.inspect(asked))
    -- It is a part without a target: the server says why it generates nothing.
    t.hears("part.tmpl")
  end)
end)

test("settings of vim.g.ggen reach the server at a restart, and problems come back", function()
  t.edit("orders/gpack.toml")
  t.diagnostics({ "outdated-gpack" })
  local before = t.client().id
  with_options({ settings = { rules = { ["outdated-gpack"] = "off" } } }, function()
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

test("a project is trusted when the user says so", function()
  t.edit("orders/gpack.toml")
  t.equal(require("ggen.trust").is_trusted(folder .. "/orders"), false, "trust of a fresh project")
  t.equal(require("ggen.trust").is_trusted(nil), true, "trust where no folder is")
  local confirm = vim.fn.confirm
  local question
  -- Neovim's own question: ignore, view, deny, allow.
  vim.fn.confirm = function(text)
    question = text
    return 1
  end
  t.said()
  vim.cmd("Ggen trust")
  t.hears("is not trusted")
  vim.fn.confirm = function()
    return 4
  end
  vim.cmd("Ggen trust")
  vim.fn.confirm = confirm
  t.truthy(question:find("orders", 1, true), question)
  t.hears("is trusted")
  t.truthy(require("ggen.trust").is_trusted(folder .. "/orders"), "it was not kept")
  local status
  require("ggen.compat").request(t.client(), "ggen/status", vim.empty_dict(), function(_, result)
    status = result
  end)
  t.await(function()
    return status and status.trusted
  end, "the server was not told")
end)

test("health finds nothing wrong, and says what an option should be", function()
  vim.g.ggen = { setings = {}, cmd = "ggen-ls" }
  t.equal(require("ggen.config").problems(), { "vim.g.ggen.cmd must be a table", "vim.g.ggen.setings is no option" })
  vim.g.ggen = nil
  vim.cmd("checkhealth ggen")
  local text = table.concat(lines(), "\n")
  t.truthy(not text:find("ERROR") and not text:find("WARNING"), text)
  for _, line in ipairs({ "running in ", "the tree%-sitter parser is installed", "Telescope", "Node %d" }) do
    t.truthy(text:find(line), line .. " is not in\n" .. text)
  end
  vim.cmd("bwipeout!")
end)

test("the log and the help open", function()
  vim.cmd("Ggen log")
  t.truthy(vim.endswith(vim.api.nvim_buf_get_name(0), "lsp.log"), vim.api.nvim_buf_get_name(0))
  vim.cmd.tabclose()
  vim.cmd.help("ggen")
  t.truthy(vim.endswith(vim.api.nvim_buf_get_name(0), "ggen.txt"), vim.api.nvim_buf_get_name(0))
  vim.cmd.close()
end)

test("a server that speaks another protocol is refused in one message, and asked anew later", function()
  t.edit("orders/gpack.toml")
  t.client()
  t.said()
  require("ggen.protocol").version = 99
  vim.cmd("Ggen restart")
  t.hears("speaks protocol 1, the editor's ggen extension speaks 99")
  t.await(function()
    return #vim.lsp.get_clients({ name = "ggen", _uninitialized = true }) == 0
  end, "a client is left")
  -- One for each project that was open.
  for _, note in ipairs(t.said()) do
    t.truthy(note:find("speaks protocol 1"), note)
  end
  with_options({ picker = "select" }, function()
    vim.cmd("GgenMarketSearch jwt")
    t.hears("speaks protocol 1")
    t.await(function()
      return #vim.lsp.get_clients({ name = "ggen", _uninitialized = true }) == 0
    end, "a client is left")
    t.equal(#t.said(), 1, "messages")
  end)
  require("ggen.protocol").version = 1
  vim.cmd("Ggen restart")
  t.edit("orders/gpack.toml")
  t.client()
end)

t.run(tests)
