---What code actions and lenses of the server carry for the client to run.
local M = {}

---Adds them to `vim.lsp.commands`; asked for at the first start, since that module is not loaded before.
function M.register()
  ---@param command lsp.Command
  local function generate(command)
    require("ggen.generate").run(command.arguments[1])
  end
  vim.lsp.commands["ggen.generate"] = generate
  -- The server's own: run by hand, so that the files are saved afterwards.
  vim.lsp.commands["ggen.server.generate"] = generate

  for _, entry in ipairs(require("ggen.protocol").commands) do
    if entry.client and entry.client ~= "ggen.generate" then
      vim.lsp.commands[entry.client] = function(command)
        require("ggen.command").call(entry.sub, command.arguments or {})
      end
    end
  end
end

return M
