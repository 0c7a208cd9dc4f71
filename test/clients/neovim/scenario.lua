-- Replays test/scenarios/four-uses.json; test/scenarios/README.md says what each step means.
local t = dofile(vim.env.GGEN_DRIVERS .. "/support.lua")
local scenario = vim.json.decode(table.concat(vim.fn.readfile(vim.env.GGEN_SCENARIO), "\n"))
local folder = vim.env.GGEN_FOLDER

---Where the last step left the cursor of each file: a row and a column as Neovim counts them.
local cursors = {}

local function edit(step)
  vim.cmd.edit(vim.fn.fnameescape(folder .. "/" .. step.file))
end

local function place_cursor(step)
  if step.after then
    for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
      local _, last = line:find(step.after, 1, true)
      if last then
        cursors[step.file] = { row, last }
        return
      end
    end
    error("there is no " .. step.after)
  end
end

---Types text at the cursor and stays in insert mode.
local function insert(step)
  place_cursor(step)
  local row, column = unpack(cursors[step.file])
  vim.api.nvim_win_set_cursor(0, { row, column })
  local line = vim.api.nvim_get_current_line()
  t.keys(column >= #line and "A" or "i")
  t.type(step.insert)
  t.await(function()
    return vim.api.nvim_win_get_cursor(0)[2] == column + #step.insert
  end, "the text was not typed")
end

local function leave_insert(step)
  cursors[step.file] = vim.api.nvim_win_get_cursor(0)
  t.keys("<Esc>")
  t.await(function()
    return vim.api.nvim_get_mode().mode == "n"
  end, "still in insert mode")
end

local function check_line(expected)
  t.await(function()
    local line = vim.api.nvim_get_current_line()
    return line == expected or error("the line is: " .. line)
  end, "the line is another")
end

local function act(title)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title == title
    end,
  })
end

local steps = {}

function steps.open(step)
  edit(step)
end

function steps.insert(step)
  insert(step)
  leave_insert(step)
end

function steps.complete(step)
  insert(step)
  t.keys("<C-x><C-o>")
  local items = t.await(function()
    -- A single match is inserted at once, without a menu.
    local found = vim.fn.complete_info({ "items" }).items
    return #found > 0 and found
  end, "no completion came")
  local offered = vim.tbl_map(function(item)
    return item.abbr ~= "" and item.abbr or item.word
  end, items)
  for _, wanted in ipairs(step.expect.items) do
    t.truthy(vim.tbl_contains(offered, wanted), wanted .. " is not offered: " .. table.concat(offered, " "))
  end
  t.await(function()
    local selected = vim.fn.complete_info({ "selected" }).selected
    if offered[selected + 1] == step.accept then
      return true
    end
    t.keys("<C-n>")
  end, step.accept .. " cannot be selected")
  t.keys("<C-y>")
  t.await(function()
    return vim.fn.complete_info({ "mode" }).mode == ""
  end, "completion does not end")
  check_line(step.expect.line)
  leave_insert(step)
end

function steps.quickFix(step)
  local found = vim.iter(vim.diagnostic.get(0)):find(function(each)
    return each.code == step.code
  end)
  t.truthy(found, "there is no " .. step.code)
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  act(step.title)
end

function steps.search(step)
  vim.cmd("GgenMarketSearch " .. step.query)
  local picker = t.picker()
  t.await(function()
    return picker:_get_prompt() == step.query and picker:get_selection().value.id == step.expect.first
  end, "the first result is another")
  t.close_picker(picker)
end

function steps.generate(step)
  edit(step)
  vim.cmd.write()
  local created = folder .. "/" .. step.expect.created
  t.truthy(not vim.uv.fs_stat(created), created .. " is there already")
  act(step.title)
  t.await(function()
    local file = io.open(created, "rb")
    local text = file and file:read("a")
    if file then
      file:close()
    end
    return text == step.expect.text or error(("its text is: %q"):format(tostring(text)))
  end, "the file is not as it should be")
end

t.run(
  vim.tbl_map(function(step)
    return {
      name = step.id,
      run = function()
        steps[step["do"]](step)
        if step.expect.line then
          check_line(step.expect.line)
        end
        if step.expect.diagnostics then
          t.diagnostics(step.expect.diagnostics)
        end
      end,
    }
  end, scenario.steps),
  true
)
