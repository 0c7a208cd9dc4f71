---Where Neovim 0.10 differs.
local M = {}

local old = vim.fn.has("nvim-0.11") == 0

---@param config vim.lsp.ClientConfig
---@param opts vim.lsp.start.Opts Without `bufnr`, no buffer is attached.
---@return integer?
function M.start(config, opts)
  if opts.bufnr then
    return vim.lsp.start(config, opts)
  end
  if not old then
    return vim.lsp.start(config, vim.tbl_extend("force", opts, { attach = false }))
  end
  for _, client in ipairs(vim.lsp.get_clients({ _uninitialized = true })) do
    if opts.reuse_client(client, config) then
      return client.id
    end
  end
  return (vim.lsp.start_client(config))
end

---@param client vim.lsp.Client
---@param method string
---@param params table
---@param handler lsp.Handler
---@return fun() cancel
function M.request(client, method, params, handler)
  local ok, id
  if old then
    ok, id = client.request(method, params, handler, 0)
  else
    ok, id = client:request(method, params, handler, 0)
  end
  return function()
    if ok and id and old then
      client.cancel_request(id)
    elseif ok and id then
      client:cancel_request(id)
    end
  end
end

---@param client vim.lsp.Client
---@param method string
---@param params table
---@param timeout integer Milliseconds.
---@return any result Nil when it did not come.
function M.request_sync(client, method, params, timeout)
  local answer
  if old then
    answer = client.request_sync(method, params, timeout, 0)
  else
    answer = client:request_sync(method, params, timeout, 0)
  end
  return answer and answer.result
end

---@param client vim.lsp.Client
---@param method string
---@param params table
function M.notify(client, method, params)
  if old then
    client.notify(method, params)
  else
    client:notify(method, params)
  end
end

---@param client vim.lsp.Client
---@param force boolean?
function M.stop(client, force)
  if old then
    client.stop(force)
  else
    client:stop(force)
  end
end

---@param client vim.lsp.Client
---@return boolean
function M.is_stopped(client)
  if old then
    return client.is_stopped()
  end
  return client:is_stopped()
end

return M
