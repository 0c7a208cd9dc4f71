---What the user is told, always with our name before it.
local M = {}

---@param text string
function M.info(text)
  vim.notify("ggen: " .. text, vim.log.levels.INFO)
end

---@param text string
function M.warn(text)
  vim.notify("ggen: " .. text, vim.log.levels.WARN)
end

---@param text string
function M.error(text)
  vim.notify("ggen: " .. text, vim.log.levels.ERROR)
end

return M
