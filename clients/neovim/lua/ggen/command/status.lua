---@class ggen.Status
---@field version string
---@field protocol integer
---@field roots string[]
---@field templates integer
---@field indexing boolean
---@field trusted boolean

---@param status ggen.Status
---@return string[]
local function lines(status)
  local roots = vim.tbl_map(function(uri)
    return vim.fn.fnamemodify(vim.uri_to_fname(uri), ":~")
  end, status.roots)
  return {
    ("Server: %s, protocol %d"):format(status.version, status.protocol),
    "Folder: " .. (#roots > 0 and table.concat(roots, ", ") or "none"),
    ("Templates: %d%s"):format(status.templates, status.indexing and " so far, still reading" or ""),
    "Trust: "
      .. (status.trusted and "this project is trusted" or "restricted, no registry or program is used (:Ggen trust)"),
  }
end

---@type ggen.SubCommand
return {
  impl = function()
    local client = require("ggen.client")
    client.request(client.root(), "ggen/status", vim.empty_dict(), function(status)
      vim.lsp.util.open_floating_preview(
        lines(status),
        "markdown",
        { border = "rounded", title = "ggen", focus = false }
      )
    end)
  end,
}
