---Where the language server is.
local M = {}

---The plugin's own folder.
---@type string
M.plugin = vim.fs.normalize(vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h:h:h"))

---Carried by the plugin, and built in the checkout around it.
local places = { M.plugin .. "/server/dist/ggen-ls.js", M.plugin .. "/../../dist/ggen-ls.js" }

---The command that starts the server.
---@return string[]
function M.command()
  local cmd = require("ggen.config").get().cmd
  if cmd then
    return cmd
  end
  for _, path in ipairs(places) do
    if vim.uv.fs_stat(path) then
      return { "node", vim.fs.normalize(vim.uv.fs_realpath(path) or path), "--stdio" }
    end
  end
  return { "ggen-ls", "--stdio" }
end

---Why the server cannot be started, as a sentence for the user; nil when it can.
---@param cmd string[]
---@return string?
function M.problem(cmd)
  if cmd[1] == "ggen-ls" and vim.fn.executable("ggen-ls") == 0 then
    local message = "the language server is not installed: the plugin carries none, and `ggen-ls` is not in the path"
    return message .. ". See :help ggen-install"
  end
  if vim.fn.executable(cmd[1]) == 0 then
    return ("`%s` cannot be run, and the language server needs it. See :checkhealth ggen"):format(cmd[1])
  end
  if vim.endswith(cmd[2] or "", ".js") and not vim.uv.fs_stat(cmd[2]) then
    return ("the language server is not at %s. See :checkhealth ggen"):format(cmd[2])
  end
end

---Starts the server. A refused handshake is told in the server's own words and ends it: Neovim would show a stack trace and
---keep a client that never answers.
---@param dispatchers vim.lsp.rpc.Dispatchers
---@param on_refusal fun(problem: string)
---@return vim.lsp.rpc.PublicClient
function M.start(dispatchers, on_refusal)
  local rpc = vim.lsp.rpc.start(M.command(), dispatchers)
  local request = rpc.request
  ---@diagnostic disable-next-line: duplicate-set-field
  rpc.request = function(method, params, callback, ...)
    if method ~= "initialize" then
      return request(method, params, callback, ...)
    end
    return request(method, params, function(err, result)
      if err then
        on_refusal(err.message)
        return rpc.terminate()
      end
      callback(err, result)
    end, ...)
  end
  return rpc
end

return M
