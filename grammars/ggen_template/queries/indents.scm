[
  (if_statement)
  (for_statement)
  (block_statement)
  (macro_statement)
  (filter_statement)
] @indent.begin

[
  (elif_tag)
  (else_tag)
  (end_tag)
] @indent.branch

(end_tag) @indent.end

[
  (raw_statement)
  (comment)
] @indent.ignore
