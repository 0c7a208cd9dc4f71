-- A Neovim without Telescope.
local t = dofile(vim.env.GGEN_DRIVERS .. "/support.lua")

t.run({
  {
    name = "the marketplace is a list of the editor's own",
    run = function()
      t.truthy(not pcall(require, "telescope"), "Telescope is installed")
      local labels
      vim.ui.select = function(items, opts)
        labels = vim.tbl_map(opts.format_item, items)
      end
      vim.cmd("GgenMarketSearch rust web")
      t.await(function()
        return labels
      end, "nothing is listed")
      t.truthy(vim.startswith(labels[1], "rust-axum-service"), labels[1])
    end,
  },
  {
    name = "without words it asks for them",
    run = function()
      local prompt
      vim.ui.input = function(opts)
        prompt = opts.prompt
      end
      vim.cmd("GgenMarketSearch")
      t.equal(prompt, "Search marketplace (e.g., rust web service): ")
    end,
  },
})
