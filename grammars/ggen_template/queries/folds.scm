[
  (front_matter)
  (comment)
  (if_statement)
  (for_statement)
  (block_statement)
  (macro_statement)
  (filter_statement)
  (raw_statement)
] @fold
