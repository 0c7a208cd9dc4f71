-- Generating from templates, by list and by name.
local t, test = ...
local folder = vim.env.GGEN_FOLDER

local function read(path)
  local file = assert(io.open(folder .. "/" .. path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

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
  t.with_options({ picker = "select" }, function()
    local asked = t.select_in("templates/part.tmpl", function()
      vim.cmd("GgenTemplateGenerate")
    end)
    t.truthy(vim.tbl_contains(asked.labels, "templates/service.tmpl"), vim.inspect(asked))
    -- It is a part without a target: the server says why it generates nothing.
    t.hears("part.tmpl")
  end)
end)
