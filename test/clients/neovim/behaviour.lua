-- What the plugin does beside the scenario, in one Neovim with a copy of the example and files of other people. Later parts find
-- what earlier ones left.
local t = dofile(vim.env.GGEN_DRIVERS .. "/support.lua")

local tests = {}
local function test(name, run)
  table.insert(tests, { name = name, run = run })
end

for _, part in ipairs({ "start", "editing", "marketplace", "generate", "options", "session" }) do
  assert(loadfile(("%s/behaviour/%s.lua"):format(vim.env.GGEN_DRIVERS, part)))(t, test)
end

t.run(tests)
