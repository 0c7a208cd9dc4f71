-- A Neovim whose options name a server that is not there.
local t = dofile(vim.env.GGEN_DRIVERS .. "/support.lua")

t.run({
  {
    name = "opening files says it once",
    run = function()
      t.edit("templates/service.tmpl")
      t.edit("gpack.toml")
      t.equal(t.said(), { "ggen: the language server is not at /nowhere/ggen-ls.js. See :checkhealth ggen" })
    end,
  },
  {
    name = "a command says it again, and nothing else",
    run = function()
      vim.cmd("GgenTemplateGenerate service.tmpl")
      t.equal(t.said(), { "ggen: the language server is not at /nowhere/ggen-ls.js. See :checkhealth ggen" })
    end,
  },
  {
    name = "health says what to do",
    run = function()
      vim.cmd("checkhealth ggen")
      local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
      t.truthy(text:find("ERROR.*/nowhere/ggen%-ls%.js") and text:find("ggen%-install"), text)
      vim.cmd("bwipeout!")
    end,
  },
  {
    name = "a program that cannot be run is named",
    run = function()
      vim.g.ggen = { cmd = { "ggen-nowhere", "--stdio" } }
      vim.cmd("Ggen status")
      t.equal(
        t.said(),
        { "ggen: `ggen-nowhere` cannot be run, and the language server needs it. See :checkhealth ggen" }
      )
    end,
  },
  {
    name = "a server that ends at once is told",
    run = function()
      vim.g.ggen = { cmd = { "node", "-e", "process.exit(3)" } }
      vim.cmd("Ggen status")
      t.hears("ended with code 3")
    end,
  },
  {
    name = "with the right option it starts",
    run = function()
      vim.g.ggen = nil
      t.edit("gpack.toml")
      t.diagnostics({ "outdated-gpack" })
    end,
  },
})
