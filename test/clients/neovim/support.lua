-- What the drivers inside Neovim share. A driver is a coroutine beside the editor's own loop, so that keys are typed into a real
-- insert mode, and popups and pickers are those that a user sees.
local M = {}

-- Without a terminal around it: room for Telescope's preview.
if not vim.env.DISPLAY then
  vim.o.columns = 160
  vim.o.lines = 50
end

---Every message that the plugin gave, in order.
M.notes = {}
vim.notify = function(text)
  table.insert(M.notes, text)
end
vim.notify_once = (function(seen)
  return function(text)
    if not seen[text] then
      seen[text] = true
      vim.notify(text)
    end
  end
end)({})

---The first answer of `read` that is neither nil nor false; an error with `why` after 15 seconds.
function M.await(read, why)
  local thread = coroutine.running()
  local limit = vim.uv.now() + 15000
  local last
  local function look()
    local ok, value = pcall(read)
    last = not ok and value or last
    if ok and value then
      return coroutine.resume(thread, true, value)
    end
    if vim.uv.now() > limit then
      return coroutine.resume(thread, false)
    end
    vim.defer_fn(look, 10)
  end
  vim.defer_fn(look, 1)
  local done, value = coroutine.yield()
  if not done then
    error(("%s\n%s\nmessages: %s"):format(why, last or "", vim.inspect(M.notes)), 0)
  end
  return value
end

---Types as on a keyboard; `<Esc>` and the like are keys.
function M.keys(keys)
  vim.api.nvim_input(keys)
end

---Types plain text.
function M.type(text)
  M.keys((text:gsub("<", "<lt>"):gsub("\n", "<CR>")))
end

function M.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(("%s: expected %s, not %s"):format(what or "value", vim.inspect(expected), vim.inspect(actual)), 0)
  end
end

function M.truthy(value, what)
  if not value then
    error(what, 0)
  end
end

---What the plugin said since the last call.
function M.said()
  local notes = M.notes
  M.notes = {}
  return notes
end

---Opens a file below the folder of the test.
function M.edit(path)
  vim.cmd.edit({ vim.fn.fnameescape(vim.env.GGEN_FOLDER .. "/" .. path), bang = true })
end

---The running client of the current buffer.
function M.client()
  return M.await(function()
    local client = vim.lsp.get_clients({ name = "ggen", bufnr = 0 })[1]
    return client and client.initialized and not require("ggen.compat").is_stopped(client) and client
  end, "no client is attached to " .. vim.api.nvim_buf_get_name(0))
end

local function codes(diagnostics)
  table.sort(diagnostics, function(a, b)
    return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col)
  end)
  local found = {}
  for _, each in ipairs(diagnostics) do
    if each.severity ~= vim.diagnostic.severity.HINT then
      table.insert(found, each.code)
    end
  end
  return found
end

---Waits until the editor shows exactly these problems, hints left out; and asks the server, since none are shown before it spoke.
function M.diagnostics(expected)
  local client = M.client()
  local answered, asked = false, 0
  M.await(function()
    -- The editor withdraws a question when the server tells it to ask anew: then it is asked again.
    if not answered and vim.uv.now() - asked > 300 then
      asked = vim.uv.now()
      local params = { textDocument = { uri = vim.uri_from_bufnr(0) } }
      require("ggen.compat").request(client, "textDocument/diagnostic", params, function()
        answered = true
      end)
    end
    return answered
  end, "the server does not answer")
  local shown
  M.await(function()
    shown = codes(vim.diagnostic.get(0))
    if not vim.deep_equal(shown, expected) then
      error(("shown: %s, expected: %s"):format(vim.inspect(shown), vim.inspect(expected)))
    end
    return true
  end, "the problems are others")
end

---Waits for a message with these words.
function M.hears(words)
  return M.await(function()
    for _, note in ipairs(M.notes) do
      if note:find(words, 1, true) then
        return note
      end
    end
  end, "it was not said: " .. words)
end

---The picker of Telescope in front, once it has results.
function M.picker()
  local picker = M.await(function()
    if vim.bo.filetype ~= "TelescopePrompt" then
      return false
    end
    return require("telescope.actions.state").get_current_picker(vim.api.nvim_get_current_buf())
  end, "no picker opened")
  M.await(function()
    return picker.manager and picker.manager:num_results() > 0 and picker:get_selection()
  end, "the picker stays empty")
  return picker
end

function M.close_picker(picker)
  require("telescope.actions").close(picker.prompt_bufnr)
end

---Runs `during` with options of the user, and takes them back.
function M.with_options(options, during)
  vim.g.ggen = options
  local ok, problem = pcall(during)
  vim.g.ggen = nil
  if not ok then
    error(problem, 0)
  end
end

---What `vim.ui.select` is asked while `during` runs; the first item that begins with `wanted` is chosen.
function M.select_in(wanted, during)
  local select = vim.ui.select
  local asked
  vim.ui.select = function(items, opts, on_choice)
    asked = { prompt = opts.prompt, labels = vim.tbl_map(opts.format_item, items) }
    on_choice(vim.iter(items):find(function(item)
      return vim.startswith(opts.format_item(item), wanted)
    end))
  end
  during()
  local ok, problem = pcall(M.await, function()
    return asked
  end, "nothing was asked")
  vim.ui.select = select
  return ok and asked or error(problem, 0)
end

---The lines of the current buffer.
function M.lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

---Runs one thing, and tells its outcome in the file of `GGEN_RESULTS` while Neovim goes on.
function M.stage(run)
  vim.schedule(coroutine.wrap(function()
    local ok, problem = pcall(run)
    vim.fn.writefile({ ok and "" or tostring(problem) }, vim.env.GGEN_RESULTS)
  end))
end

---Runs named tests one after the other (`chained`: until one fails), writes `{ name, error? }[]` to the file of `GGEN_RESULTS`, and ends Neovim.
function M.run(tests, chained)
  local results = {}
  local function finish(more)
    vim.fn.writefile(
      { vim.json.encode(vim.tbl_extend("force", { results = results }, more or {})) },
      vim.env.GGEN_RESULTS
    )
    vim.cmd("qall!")
  end
  vim.schedule(function()
    coroutine.wrap(function()
      for _, test in ipairs(tests) do
        -- Shown where Neovim ends without a report.
        io.stderr:write("== " .. test.name .. "\n")
        local ok, problem = xpcall(test.run, function(message)
          return type(message) == "string" and debug.traceback(message, 2) or vim.inspect(message)
        end)
        table.insert(results, { name = test.name, error = not ok and problem or nil })
        if not ok and chained then
          break
        end
      end
      local version = vim.version()
      finish({ version = ("Neovim %d.%d.%d"):format(version.major, version.minor, version.patch) })
    end)()
  end)
end

return M
