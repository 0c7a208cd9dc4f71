if vim.g.loaded_ggen then
  return
end
vim.g.loaded_ggen = true

if vim.fn.has("nvim-0.10") == 0 then
  vim.notify("ggen: Neovim 0.10 or newer is needed", vim.log.levels.ERROR)
  return
end

vim.api.nvim_create_user_command("Ggen", function(call)
  require("ggen.command").run(call.fargs)
end, {
  nargs = "+",
  desc = "ggen: templates and gpacks",
  complete = function(lead, line)
    return require("ggen.command").complete(lead, line)
  end,
})

for _, entry in ipairs(require("ggen.protocol").commands) do
  local sub = entry.sub
  if entry.command then
    vim.api.nvim_create_user_command(entry.command, function(call)
      require("ggen.command").call(sub, call.fargs)
    end, {
      nargs = "*",
      desc = "ggen: " .. entry.title,
      complete = function(lead)
        return require("ggen.command").arguments(sub, lead)
      end,
    })
  end
  vim.keymap.set("n", ("<Plug>(Ggen%s)"):format(sub:sub(1, 1):upper() .. sub:sub(2)), function()
    require("ggen.command").call(sub, {})
  end, { desc = "ggen: " .. entry.title })
end

local group = vim.api.nvim_create_augroup("ggen", {})

-- Templates start the server through their filetype; manifests keep the filetype that they have.
vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
  group = group,
  pattern = { "*.toml", "ggen.lock" },
  callback = function(event)
    if require("ggen.files").is_manifest(vim.api.nvim_buf_get_name(event.buf)) then
      require("ggen.client").attach(event.buf)
    end
  end,
})

vim.api.nvim_create_autocmd("BufWritePost", {
  group = group,
  pattern = { "*.tmpl", "*.tera", "*.toml", "ggen.lock", "*.ttl", "*.rq" },
  callback = function(event)
    -- Nobody has to be told before our client was needed.
    if package.loaded["ggen.client"] then
      require("ggen.client").written(event.buf)
    end
  end,
})
