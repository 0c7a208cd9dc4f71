---@type ggen.SubCommand
return {
  impl = function(args)
    require("ggen.market").pick(table.concat(args, " "))
  end,
}
