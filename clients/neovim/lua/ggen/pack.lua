---How a pack reads. Everything in it comes from a registry: line breaks are taken out, and nothing of it is run.
local M = {}

---@param text string
---@return string
local function one_line(text)
  return (text:gsub("%c+", " "))
end

---A basic string of TOML.
---@param text string
---@return string
local function quoted(text)
  return '"' .. one_line(text):gsub('[\\"]', "\\%0") .. '"'
end

---Where a pack comes from; the bundled samples are never called a marketplace.
---@param pack ggen.Pack
---@return string
function M.registry(pack)
  return pack.registry == "samples" and "bundled samples" or one_line(pack.registry)
end

---@param pack ggen.Pack
---@return string
function M.version(pack)
  if pack.installed and pack.installed ~= pack.version then
    return ("%s → %s"):format(pack.installed, pack.version)
  end
  return pack.version
end

---@param pack ggen.Pack
---@return string
function M.rating(pack)
  return pack.rating and ("★ %.1f"):format(pack.rating) or ""
end

---The columns of a list: id, version, rating, registry, description.
---@param pack ggen.Pack
---@return string[]
function M.columns(pack)
  return vim.tbl_map(one_line, { pack.id, M.version(pack), M.rating(pack), pack.registry, pack.description })
end

---One line of a list.
---@param pack ggen.Pack
---@return string
function M.line(pack)
  local parts = { pack.id, M.version(pack), M.rating(pack), M.registry(pack), pack.description }
  return one_line(table.concat(
    vim.tbl_filter(function(part)
      return part ~= ""
    end, parts),
    " · "
  ))
end

---The line for `[dependencies]` of a `gpack.toml`.
---@param pack ggen.Pack
---@return string
function M.dependency(pack)
  local key = pack.id:find("^[%w_-]+$") and pack.id or quoted(pack.id)
  return key .. " = " .. quoted("^" .. pack.version)
end

---The page of a pack, in Markdown.
---@param pack ggen.Pack
---@return string[]
function M.page(pack)
  local lines = { "# " .. pack.name, "", pack.description, "" }
  local function fact(label, value)
    if value and value ~= "" then
      table.insert(lines, ("- %s: %s"):format(label, value))
    end
  end
  fact("Version", M.version(pack))
  fact("Rating", M.rating(pack))
  fact("Downloads", pack.downloads and tostring(pack.downloads))
  fact("Category", pack.category)
  fact("Author", pack.author)
  fact("Licence", pack.license)
  fact("Tags", table.concat(pack.tags, ", "))
  fact("From", M.registry(pack))
  vim.list_extend(lines, { "", "```toml", "[dependencies]", M.dependency(pack), "```" })
  if #pack.templates > 0 then
    vim.list_extend(lines, { "", "## Templates", "" })
    for _, path in ipairs(pack.templates) do
      table.insert(lines, "- " .. path)
    end
  end
  return vim.tbl_map(one_line, lines)
end

---Shows the page in a window of its own; `q` closes it, `y` puts the dependency line into the unnamed register.
---@param pack ggen.Pack
function M.show(pack)
  local bufnr = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, M.page(pack))
  vim.bo[bufnr].filetype = "markdown"
  vim.bo[bufnr].modifiable = false
  vim.bo[bufnr].bufhidden = "wipe"
  vim.cmd.split()
  vim.api.nvim_win_set_buf(0, bufnr)
  vim.keymap.set("n", "q", "<Cmd>close<CR>", { buffer = bufnr, nowait = true, desc = "Close" })
  vim.keymap.set("n", "y", function()
    vim.fn.setreg('"', M.dependency(pack) .. "\n")
    require("ggen.say").info("copied " .. M.dependency(pack))
  end, { buffer = bufnr, nowait = true, desc = "Copy the dependency line" })
end

return M
