; extends

; SPARQL and Turtle inside a head, for editors that read the queries of injected languages: the values of `sparql:` and
; `rdf_inline:`, written as text, as a list, or (queries only) by name. A YAML file that is no head has no such keys.

(block_mapping_pair
  key: (flow_node (plain_scalar (string_scalar) @_key))
  value: (block_node (block_scalar) @injection.content)
  (#eq? @_key "sparql")
  (#set! injection.language "sparql"))

(block_mapping_pair
  key: (flow_node (plain_scalar (string_scalar) @_key))
  value: (block_node (block_mapping (block_mapping_pair value: (block_node (block_scalar) @injection.content))))
  (#eq? @_key "sparql")
  (#set! injection.language "sparql"))

(block_mapping_pair
  key: (flow_node (plain_scalar (string_scalar) @_key))
  value: (block_node (block_sequence (block_sequence_item (block_node (block_scalar) @injection.content))))
  (#eq? @_key "sparql")
  (#set! injection.language "sparql"))

(block_mapping_pair
  key: (flow_node (plain_scalar (string_scalar) @_key))
  value: (block_node (block_scalar) @injection.content)
  (#eq? @_key "rdf_inline")
  (#set! injection.language "turtle"))

(block_mapping_pair
  key: (flow_node (plain_scalar (string_scalar) @_key))
  value: (block_node (block_sequence (block_sequence_item (block_node (block_scalar) @injection.content))))
  (#eq? @_key "rdf_inline")
  (#set! injection.language "turtle"))
