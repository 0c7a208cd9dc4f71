local M = {}

---The whole of an entry is in its `value`, so that mappings of users can work with it.
---@param displayer fun(columns: table): string, table
local function pack_entry(displayer)
  local pack = require("ggen.pack")
  return function(value)
    return {
      value = value,
      ordinal = pack.line(value),
      display = function()
        local id, version, rating, registry, description = unpack(pack.columns(value))
        return displayer({
          id,
          { version, "TelescopeResultsNumber" },
          { rating, "TelescopeResultsConstant" },
          { registry, "Comment" },
          description,
        })
      end,
    }
  end
end

---Asks the server at each change of the prompt; the question before it is withdrawn.
local function requester()
  local channel = require("plenary.async.control").channel
  local client = require("ggen.client")
  local compat = require("ggen.compat")
  local root = client.root()
  local cancel = function() end
  return function(prompt)
    local send, receive = channel.oneshot()
    cancel()
    client.with(root, function(running, problem)
      if not running then
        if problem then
          require("ggen.say").error(problem)
        end
        return send({ packs = {}, registries = {} })
      end
      cancel = compat.request(running, "ggen/market/search", { query = prompt }, function(_, result)
        send(result or { packs = {}, registries = {} })
      end)
    end)
    local result = receive()
    require("ggen.market").report(result)
    return result.packs
  end
end

---Packs of all registries, searched as one types. Enter shows the pack, <C-y> copies its dependency line.
---@param opts? table
function M.marketplace(opts)
  opts = opts or {}
  local actions = require("telescope.actions")
  local state = require("telescope.actions.state")
  local displayer = require("telescope.pickers.entry_display").create({
    separator = "  ",
    items = { { width = 20 }, { width = 7 }, { width = 5 }, { width = 8 }, { remaining = true } },
  })
  require("telescope.pickers")
    .new(opts, {
      prompt_title = "Search marketplace",
      results_title = "Packs",
      finder = require("telescope.finders").new_dynamic({ fn = requester(), entry_maker = pack_entry(displayer) }),
      -- The server ranks; here what matched is only coloured.
      sorter = require("telescope.sorters").highlighter_only(opts),
      previewer = require("telescope.previewers").new_buffer_previewer({
        title = "Pack",
        define_preview = function(self, entry)
          vim.api.nvim_buf_set_lines(self.state.bufnr, 0, -1, false, require("ggen.pack").page(entry.value))
          require("telescope.previewers.utils").highlighter(self.state.bufnr, "markdown")
          vim.wo[self.state.winid].wrap = true
          vim.wo[self.state.winid].linebreak = true
        end,
      }),
      attach_mappings = function(prompt, map)
        actions.select_default:replace(function()
          local entry = state.get_selected_entry()
          actions.close(prompt)
          if entry then
            require("ggen.pack").show(entry.value)
          end
        end)
        map({ "i", "n" }, "<C-y>", function()
          local entry = state.get_selected_entry()
          if entry then
            vim.fn.setreg('"', require("ggen.pack").dependency(entry.value) .. "\n")
            actions.close(prompt)
          end
        end)
        return true
      end,
    })
    :find()
end

---The templates of the workspace. Enter generates from one; Telescope's other keys open it.
---@param opts? table
function M.templates(opts)
  opts = opts or {}
  require("ggen.templates").list(function(templates)
    local actions = require("telescope.actions")
    local state = require("telescope.actions.state")
    local values = require("telescope.config").values
    require("telescope.pickers")
      .new(opts, {
        prompt_title = "Generate from template",
        results_title = "Templates",
        finder = require("telescope.finders").new_table({
          results = templates,
          entry_maker = function(template)
            return {
              value = template,
              ordinal = template.name,
              display = template.name,
              path = vim.uri_to_fname(template.uri),
            }
          end,
        }),
        sorter = values.file_sorter(opts),
        previewer = values.file_previewer(opts),
        attach_mappings = function(prompt)
          actions.select_default:replace(function()
            local entry = state.get_selected_entry()
            actions.close(prompt)
            if entry then
              require("ggen.generate").run({ template = entry.value.uri })
            end
          end)
          return true
        end,
      })
      :find()
  end)
end

return require("telescope").register_extension({
  exports = { marketplace = M.marketplace, templates = M.templates },
  health = function()
    require("ggen.health").check()
  end,
})
