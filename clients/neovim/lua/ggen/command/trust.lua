---@type ggen.SubCommand
return {
  impl = function()
    local say = require("ggen.say")
    local root = require("ggen.client").root()
    if not root then
      return say.info("there is no project here that could be trusted")
    end
    if not require("ggen.trust").ask(root) then
      return say.warn(vim.fn.fnamemodify(root, ":~") .. " is not trusted")
    end
    require("ggen.client").restart()
    say.info(vim.fn.fnamemodify(root, ":~") .. " is trusted")
  end,
}
