---Edits of the server, to the byte: Neovim ends every file that it writes with a line break, and ggen's output may have none.
---It also creates no file where an existing one is to be kept, which the server would take for a failure.
local M = {}

---@param change lsp.TextDocumentEdit|lsp.CreateFile
---@return { bufnr: integer, last: string }? What the text ends with afterwards, where the edits reach its end.
local function ending(change)
  if not change.edits then
    return nil
  end
  local bufnr = vim.uri_to_bufnr(change.textDocument.uri)
  vim.fn.bufload(bufnr)
  local count = vim.api.nvim_buf_line_count(bufnr)
  local length = #vim.api.nvim_buf_get_lines(bufnr, -2, -1, false)[1]
  for _, edit in ipairs(change.edits) do
    local stop = edit.range["end"]
    -- A column in UTF-16 is never beyond one in bytes: a last line with other letters only keeps the option that it has.
    if edit.newText ~= "" and (stop.line >= count or (stop.line == count - 1 and stop.character >= length)) then
      return { bufnr = bufnr, last = edit.newText:sub(-1) }
    end
  end
end

---@param change lsp.CreateFile
local function create(change)
  local path = vim.uri_to_fname(change.uri)
  if not vim.uv.fs_stat(path) then
    vim.fn.mkdir(vim.fs.dirname(path), "p")
    local file = io.open(path, "w")
    if file then
      file:close()
    end
  end
end

---`workspace/applyEdit`, as Neovim does it, with new files on disk and the end of the text as the server wants it.
---@type lsp.Handler
function M.apply(err, params, ctx, config)
  for _, change in ipairs(params.edit.documentChanges or {}) do
    if change.kind == "create" then
      create(change)
    end
  end
  local endings = vim.iter(params.edit.documentChanges or {}):map(ending):totable()
  for uri, edits in pairs(params.edit.changes or {}) do
    table.insert(endings, ending({ textDocument = { uri = uri }, edits = edits }))
  end
  local answer = vim.lsp.handlers["workspace/applyEdit"](err, params, ctx, config)
  for _, each in ipairs(endings) do
    local complete = each.last == "\n"
    vim.bo[each.bufnr].endofline = complete
    vim.bo[each.bufnr].fixendofline = complete
  end
  return answer
end

---Puts a buffer on disk where it has changes, without what plugins do to text before it is written.
---@param uri string
---@return boolean saved
function M.save(uri)
  local bufnr = vim.uri_to_bufnr(uri)
  if not (vim.api.nvim_buf_is_loaded(bufnr) and vim.bo[bufnr].modified) then
    return true
  end
  local ignored = vim.o.eventignore
  vim.o.eventignore = "BufWritePre"
  local ok, problem = pcall(vim.api.nvim_buf_call, bufnr, function()
    vim.cmd("silent write ++p")
  end)
  vim.o.eventignore = ignored
  if not ok then
    require("ggen.say").error(tostring(problem))
  end
  return ok
end

return M
