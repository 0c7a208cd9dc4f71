-- Trust, health, log, and a server of another time.
local t, test = ...
local folder = vim.env.GGEN_FOLDER

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
  local text = table.concat(t.lines(), "\n")
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
  t.with_options({ picker = "select" }, function()
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
