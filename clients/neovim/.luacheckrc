std = "luajit"
max_line_length = 130
globals = { "vim" }
exclude_files = { "lua/ggen/settings_meta.lua" }
