-- The marketplace, in Telescope and without.
local t, test = ...

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
  local page = table.concat(t.lines(), "\n")
  t.truthy(page:find('rust-axum-service = "^1.2.0"', 1, true), page)
  t.truthy(page:find("From: bundled samples", 1, true), page)
  t.keys("y")
  t.hears("copied rust-axum-service")
  t.equal(vim.fn.getreg('"'), 'rust-axum-service = "^1.2.0"\n')
  vim.cmd.close()
end)

test("the marketplace in vim.ui.select", function()
  t.edit("orders/templates/service.tmpl")
  t.with_options({ picker = "select" }, function()
    local asked = t.select_in("rust-axum-service", function()
      vim.cmd("GgenMarketSearch rust web")
    end)
    t.equal(asked.prompt, "Search marketplace")
    t.truthy(asked.labels[1]:find("^rust%-axum%-service · 1%.2%.0 · "), asked.labels[1])
    t.truthy(table.concat(t.lines(), "\n"):find("rust-axum-service", 1, true), "the pack is not shown")
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
