-- What `vim.lsp.config("ggen", { ... })` adds to. The plugin starts the server by itself: `vim.lsp.enable` is not needed.
return require("ggen.client").defaults()
