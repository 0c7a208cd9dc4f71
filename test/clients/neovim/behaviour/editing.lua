-- What an author has in a template that is open.
local t, test = ...

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
  t.with_options({ treesitter = false }, function()
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
