local M = {}

---Our pickers in Telescope; nil where it is not installed or not wanted.
---@return { marketplace: fun(opts?: table), templates: fun(opts?: table) }?
function M.telescope()
  if require("ggen.config").get().picker == "select" then
    return nil
  end
  local ok, telescope = pcall(require, "telescope")
  return ok and telescope.extensions.ggen or nil
end

return M
