---The language client: one for each root, started by the first of our files or by the first command.
local say = require("ggen.say")

local M = {}

local NAME = "ggen"

---Without a client, `problem` says why; nothing where the user was told already.
---@alias ggen.Waiter fun(client: vim.lsp.Client?, problem: string?)

---Who waits for a client that is still starting, by the client's id.
---@type table<integer, ggen.Waiter[]>
local waiting = {}

---@param id integer
---@param client? vim.lsp.Client
---@param problem? string
local function answer(id, client, problem)
  local waiters = waiting[id] or {}
  waiting[id] = nil
  for _, waiter in ipairs(waiters) do
    waiter(client, problem)
  end
end

---@param client vim.lsp.Client
local function on_init(client)
  local spoken = vim.tbl_get(client.server_capabilities, "experimental", "ggen", "protocol")
  local wanted = require("ggen.protocol").version
  if spoken ~= wanted then
    local theirs = spoken and ("speaks protocol " .. spoken) or "does not speak ggen's protocol"
    say.error(
      ("this plugin speaks protocol %d, the language server %s; update the older of the two"):format(wanted, theirs)
    )
  end
  answer(client.id, client)
end

---@return string[]
local function own_commands()
  local ids = {}
  for _, entry in ipairs(require("ggen.protocol").commands) do
    table.insert(ids, entry.client)
  end
  return ids
end

---The configuration without a root: what `lsp/ggen.lua` gives to `vim.lsp.config`.
---@return vim.lsp.ClientConfig|table
function M.defaults()
  local options = require("ggen.config").get()
  local refused = false
  return {
    name = NAME,
    cmd = function(dispatchers)
      refused = false
      return require("ggen.server").start(dispatchers, function(problem)
        refused = true
        say.error(problem)
      end)
    end,
    filetypes = { "ggen-template", "toml" },
    root_dir = function(bufnr, on_dir)
      local files = require("ggen.files")
      local path = vim.api.nvim_buf_get_name(bufnr)
      if vim.bo[bufnr].filetype == "ggen-template" or files.is_manifest(path) then
        on_dir(files.root(path))
      end
    end,
    capabilities = vim.tbl_deep_extend("force", vim.lsp.protocol.make_client_capabilities(), options.capabilities),
    settings = { ggen = options.settings },
    init_options = { ggen = { protocol = require("ggen.protocol").version, commands = own_commands() } },
    handlers = { ["workspace/applyEdit"] = require("ggen.edits").apply },
    before_init = function(params, config)
      local root = type(config.root_dir) == "string" and config.root_dir or nil
      params.initializationOptions.ggen.trusted = require("ggen.trust").is_trusted(root)
    end,
    on_init = on_init,
    on_exit = function(code, _, id)
      vim.schedule(function()
        answer(
          id,
          nil,
          not refused and ("the language server ended with code %d; :Ggen log shows why"):format(code) or nil
        )
      end)
    end,
  }
end

---@param client vim.lsp.Client
---@param config vim.lsp.ClientConfig
---@return boolean
local function is_same(client, config)
  return client.name == NAME
    and client.config.root_dir == config.root_dir
    and not require("ggen.compat").is_stopped(client)
end

---Starts the client of a root, or gives the one that runs; tells `bufnr` to it.
---@param root string?
---@param bufnr integer? Absent: no buffer is told.
---@return integer? id
---@return string? problem
function M.start(root, bufnr)
  -- What users gave to `vim.lsp.config` counts, where Neovim has that.
  local config = vim.deepcopy(vim.lsp.config and vim.lsp.config[NAME] or M.defaults())
  config.name = NAME
  config.root_dir = root
  local server = require("ggen.server")
  local problem = server.problem(type(config.cmd) == "table" and config.cmd or server.command())
  if problem then
    return nil, problem
  end
  require("ggen.code_action").register()
  local id = require("ggen.compat").start(config, { bufnr = bufnr, reuse_client = is_same })
  if id == nil then
    return nil, "the language server did not start; :Ggen log shows why"
  end
  return id
end

---For a file of ours that was opened: one message when the server is missing, for all files together.
---@param bufnr integer
function M.attach(bufnr)
  local path = vim.api.nvim_buf_get_name(bufnr)
  -- Neither scratch buffers nor what other plugins show under addresses of their own.
  if vim.bo[bufnr].buftype ~= "" or path:find("^%a[%w+.-]+://") then
    return
  end
  local _, problem = M.start(require("ggen.files").root(path), bufnr)
  if problem then
    vim.notify_once("ggen: " .. problem, vim.log.levels.ERROR)
  end
end

---The root that a command means when it names no file: that of the buffer, else that of the current folder.
---@return string?
function M.root()
  local attached = vim.lsp.get_clients({ name = NAME, bufnr = 0 })[1]
  if attached then
    return attached.config.root_dir
  end
  local files = require("ggen.files")
  local path = vim.bo.buftype == "" and vim.api.nvim_buf_get_name(0) or ""
  return path ~= "" and files.project(path) or files.root(vim.fn.getcwd())
end

---The client of a root, where one runs and can be asked.
---@param root string?
---@return vim.lsp.Client?
function M.running(root)
  return vim.iter(vim.lsp.get_clients({ name = NAME })):find(function(client)
    return is_same(client, { root_dir = root })
  end)
end

---Tells servers of a file that Neovim wrote and that is open in none of them: on Linux, Neovim watches no files.
---@param bufnr integer
function M.written(bufnr)
  local path = vim.fs.normalize(vim.api.nvim_buf_get_name(bufnr))
  for _, client in ipairs(vim.lsp.get_clients({ name = NAME })) do
    local root = client.config.root_dir
    if root and vim.startswith(path, root .. "/") and not client.attached_buffers[bufnr] then
      local changes = { { uri = vim.uri_from_bufnr(bufnr), type = vim.lsp.protocol.FileChangeType.Changed } }
      require("ggen.compat").notify(client, "workspace/didChangeWatchedFiles", { changes = changes })
    end
  end
end

---Calls back with the client of a root as soon as it can be asked; starts it where it does not run.
---@param root string?
---@param waiter ggen.Waiter
function M.with(root, waiter)
  local id, problem = M.start(root)
  local client = id and vim.lsp.get_client_by_id(id)
  if not client then
    waiter(nil, problem or "the language server is not running; :Ggen log shows why")
  elseif client.initialized then
    waiter(client)
  else
    waiting[client.id] = waiting[client.id] or {}
    table.insert(waiting[client.id], waiter)
  end
end

---Asks the server of a root; what goes wrong is told to the user, and `on_result` is not called then.
---@param root string?
---@param method string
---@param params table
---@param on_result fun(result: any, client: vim.lsp.Client)
function M.request(root, method, params, on_result)
  M.with(root, function(client, problem)
    if not client then
      return problem and say.error(problem)
    end
    require("ggen.compat").request(client, method, params, function(err, result)
      if err then
        say.error(err.message)
      else
        on_result(result, client)
      end
    end)
  end)
end

---Stops every client and starts it again, with the options and the trust of this moment.
function M.restart()
  local compat = require("ggen.compat")
  local clients = vim.lsp.get_clients({ name = NAME })
  ---@type { root: string?, buffers: integer[] }[]
  local again = {}
  for _, client in ipairs(clients) do
    table.insert(again, { root = client.config.root_dir, buffers = vim.tbl_keys(client.attached_buffers) })
    compat.stop(client)
  end
  local function all_ended()
    return vim.iter(clients):all(function(client)
      return client.rpc.is_closing()
    end)
  end
  if not vim.wait(3000, all_ended, 20) then
    for _, client in ipairs(clients) do
      compat.stop(client, true)
    end
    vim.wait(1000, all_ended, 20)
  end
  if #clients == 0 then
    again = { { root = M.root(), buffers = {} } }
  end
  for _, each in ipairs(again) do
    local _, problem = M.start(each.root)
    if problem then
      return say.error(problem)
    end
    for _, bufnr in ipairs(each.buffers) do
      M.start(each.root, bufnr)
    end
  end
end

return M
