---@type ggen.SubCommand
return {
  impl = function()
    require("ggen.client").restart()
  end,
}
