vim.filetype.add({
  extension = { tera = "ggen-template" },
  -- A pattern and not the extension: a `.tmpl` that is not ours gets the filetype that it has without this plugin.
  pattern = {
    [".*%.tmpl"] = function(path, bufnr)
      return require("ggen.files").is_template(path, bufnr) and "ggen-template" or nil
    end,
  },
  filename = { ["ggen.lock"] = "toml" },
})
