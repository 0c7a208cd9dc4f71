---Edits of the server, to the byte: Neovim ends every file that it writes with a line break, and ggen's output may have none.
---It also creates no file where an existing one is to be kept, which the server would take for a failure.
local M = {}

---@class ggen.Pending
---@field bufnr integer
---@field tick integer Of the text before the edit.
---@field last? string The last character of the new text, where it reaches the end.

---@param bufnr integer
---@param edits lsp.TextEdit[]
---@return string?
local function last_character(bufnr, edits)
  local count = vim.api.nvim_buf_line_count(bufnr)
  local length = #vim.api.nvim_buf_get_lines(bufnr, -2, -1, false)[1]
  for _, edit in ipairs(edits) do
    local stop = edit.range["end"]
    -- A column in UTF-16 is never beyond one in bytes: a last line with other letters only keeps the option that it has.
    if edit.newText ~= "" and (stop.line >= count or (stop.line == count - 1 and stop.character >= length)) then
      return edit.newText:sub(-1)
    end
  end
end

---The buffers that an edit changes.
---@param edit lsp.WorkspaceEdit
---@return ggen.Pending[]
local function pending(edit)
  local found = {}
  local function add(uri, edits)
    local bufnr = vim.uri_to_bufnr(uri)
    vim.fn.bufload(bufnr)
    local tick = vim.api.nvim_buf_get_changedtick(bufnr)
    table.insert(found, { bufnr = bufnr, tick = tick, last = last_character(bufnr, edits) })
  end
  for _, change in ipairs(edit.documentChanges or {}) do
    if change.edits then
      add(change.textDocument.uri, change.edits)
    end
  end
  for uri, edits in pairs(edit.changes or {}) do
    add(uri, edits)
  end
  return found
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

---`workspace/applyEdit`, as Neovim does it, with new files on disk, the end of the text as the server wants it, and an honest
---answer: Neovim says "applied" even where the user declined.
---@type lsp.Handler
function M.apply(err, params, ctx, config)
  for _, change in ipairs(params.edit.documentChanges or {}) do
    if change.kind == "create" then
      create(change)
    end
  end
  local buffers = pending(params.edit)
  local answer = vim.lsp.handlers["workspace/applyEdit"](err, params, ctx, config)
  for _, each in ipairs(buffers) do
    if vim.api.nvim_buf_get_changedtick(each.bufnr) == each.tick then
      answer.applied = false
    elseif each.last then
      vim.bo[each.bufnr].endofline = each.last == "\n"
      vim.bo[each.bufnr].fixendofline = each.last == "\n"
    end
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
