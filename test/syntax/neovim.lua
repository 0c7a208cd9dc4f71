-- Run by test/syntax/grammar.test.ts in `nvim --clean -l`: loads the compiled grammar, and says what its queries find.
local library, grammar = arg[1], arg[2]
vim.treesitter.language.add("ggen_template", { path = library })
for _, name in ipairs({ "highlights", "folds", "injections", "locals", "indents" }) do
  local file = assert(io.open(grammar .. "/queries/" .. name .. ".scm"))
  vim.treesitter.query.set("ggen_template", name, file:read("a"))
  file:close()
end

local text = [[
---
to: "src/{{ name }}.rs"
vars: { name: shop }
---
fn main() {}
{% for row in rows | slice(end=2) %}
  {{ row["?name"] | pascal }}
  {% if row.age and row.name %}
  x {% endif %}
{% endfor %}
]]
local buffer = vim.api.nvim_create_buf(true, false)
vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(vim.trim(text), "\n"))
local parser = vim.treesitter.get_parser(buffer, "ggen_template")
local root = parser:parse()[1]:root()
print("errors: " .. tostring(root:has_error()))

local captures = {}
local highlights = vim.treesitter.query.get("ggen_template", "highlights")
for id, node in highlights:iter_captures(root, buffer) do
  captures[vim.treesitter.get_node_text(node, buffer)] = highlights.captures[id]
end
for _, word in ipairs({ "for", "age", "slice", "pascal", '"?name"', "and" }) do
  print(word .. ": " .. tostring(captures[word]))
end

local folds = {}
local fold_query = vim.treesitter.query.get("ggen_template", "folds")
for _, node in fold_query:iter_captures(root, buffer) do
  local first, _, last = node:range()
  table.insert(folds, ("%s %d-%d"):format(node:type(), first, last))
end
print("folds: " .. table.concat(folds, ", "))

local injections = vim.treesitter.query.get("ggen_template", "injections")
local languages, rust = {}, nil
for pattern, match, metadata in injections:iter_matches(root, buffer, 0, -1, { all = true }) do
  local language = metadata["injection.language"]
  if language then
    languages[language] = true
    for id, nodes in pairs(match) do
      local node = type(nodes) == "table" and nodes[1] or nodes
      if language == "rust" and not rust and injections.captures[id] == "injection.content" then
        local first = node:range()
        rust = (first + 1) .. ":" .. vim.split(vim.treesitter.get_node_text(node, buffer), "\n")[1]
      end
    end
  end
end
local names = vim.tbl_keys(languages)
table.sort(names)
print("injected: " .. table.concat(names, " "))
print("rust text: " .. tostring(rust))
