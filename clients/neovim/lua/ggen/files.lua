---Which files are ggen's, as far as that must be known before the server runs.
local protocol = require("ggen.protocol")

local M = {}

---Names that say nothing outside of a project: other tools have files of these names.
local doubtful = { ["pack.toml"] = true, ["make.toml"] = true, ["package.toml"] = true }

---The folder of the nearest manifest at or above a path.
---@param path string A file or a folder.
---@return string?
function M.project(path)
  local from = vim.fs.normalize(vim.fn.fnamemodify(path, ":p"))
  -- A folder's absolute path ends with a slash: it comes first itself.
  for folder in vim.fs.parents(vim.fn.isdirectory(path) == 1 and from .. "/x" or from) do
    for _, name in ipairs(protocol.manifests) do
      if vim.uv.fs_stat(folder .. "/" .. name) then
        return folder
      end
    end
  end
end

---The folder that the server gets: the project, else the repository, else none.
---@param path string
---@return string?
function M.root(path)
  return M.project(path) or vim.fs.root(path, ".git")
end

---@param path string
---@return boolean
function M.is_manifest(path)
  local name = vim.fs.basename(path)
  if name == "gpack.toml" or name == "ggen.toml" or name == "ggen.lock" then
    return true
  end
  if vim.fs.basename(vim.fs.dirname(path)) == ".ggen" then
    return vim.endswith(name, ".toml")
  end
  return doubtful[name] == true and M.project(path) ~= nil
end

---Whether a `.tmpl` file is a ggen template: it lies in a project, or begins with a ggen head.
---@param path string
---@param bufnr integer?
---@return boolean
function M.is_template(path, bufnr)
  return M.project(path) ~= nil or (bufnr ~= nil and M.has_head(vim.api.nvim_buf_get_lines(bufnr, 0, 1000, false)))
end

---Whether a line can only be one of a head that is still being written.
---@param line string
---@return boolean
local function is_head_line(line)
  for _, pattern in ipairs({ "^[%w_-]+:$", "^[%w_-]+:%s", "^%s+%S", "^%- ", "^#" }) do
    if line:find(pattern) then
      return true
    end
  end
  return false
end

---Whether front matter with ggen's keys is there, its closing fence written or not.
---@param lines string[]
---@return boolean
function M.has_head(lines)
  local first = 1
  while lines[first] and lines[first]:find("^%s*$") do
    first = first + 1
  end
  if not (lines[first] or ""):find("^%s*%-%-%-%s*$") then
    return false
  end
  local ours, drafted = false, false
  local drafting = first == 1 and lines[1]:find("^%-%-%-") ~= nil
  for index = first + 1, #lines do
    local line = lines[index]
    if line:find("^%-%-%-%s*$") then
      return ours
    end
    local key = line:match("^([%w_]+)%s*:")
    ours = ours or (key ~= nil and vim.tbl_contains(protocol.head_keys, key))
    drafting = drafting and is_head_line(line)
    drafted = drafted or (drafting and ours)
  end
  return drafted
end

return M
