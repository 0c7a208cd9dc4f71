// External scanner of ggen templates: every token of the language.
//
// Inside a tag it reads the next token, asks whether the parser can take it (`valid`), and if not says what stands there instead:
// a missing value or name, the end of brackets that are never closed, text that fits nowhere, or the end of a tag that is never
// closed. So the parser meets no token that it cannot take. Between tags it knows the open blocks, so that a forgotten end tag
// gives an implicit end.
//
// State: the stack of open blocks (run-length encoded) and, inside a tag that Tera would find the end of, what closes it. A tag
// that is never closed has the state of the body behind it: it ends with a token that has no width, and tree-sitter keeps what
// stood behind an edit only where the state in front of it is still the same. It may read far ahead, never back.
#include "scanner/body.h"
#include "scanner/head.h"
#include "scanner/tag.h"
#include "tree_sitter/parser.h"

#include <string.h>

// What is being read, the parser says: no state of it could take tokens of a body and of a tag.
static bool scan(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  // The parser recovers from an error: it should not happen, and nothing here could help.
  if (valid[ERROR_SENTINEL]) return false;
  if (valid[FENCE_OPEN] && lexer->lookahead == '-' && lexer->get_column(lexer) == 0)
    // Where the first line is no fence, what was read of it is text: it holds no `{`.
    return scan_fence_open(lexer) || scan_text(lexer, true);
  if (valid[YAML] || valid[FENCE_CLOSE]) return scan_head(lexer);
  if (valid[UNKNOWN_KEYWORD] || valid[KW_ENDRAW]) return scan_keyword(scanner, lexer, valid);
  if (valid[TEXT] || valid[RAW_TEXT] || valid[IMPLICIT_END]) return scan_body(scanner, lexer, valid);
  if (valid[COMMENT_CLOSE]) return scan_comment(scanner, lexer, valid);
  return scan_in_tag(scanner, lexer, valid);
}

void *tree_sitter_ggen_template_external_scanner_create(void) { return calloc(1, sizeof(Scanner)); }

void tree_sitter_ggen_template_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_ggen_template_external_scanner_serialize(void *payload, char *buffer) {
  const Scanner *scanner = payload;
  unsigned size = 0;
  buffer[size++] = (char)scanner->closer;
  buffer[size++] = (char)scanner->after_paren;
  buffer[size++] = (char)(scanner->overflow & 0xff);
  buffer[size++] = (char)(scanner->overflow >> 8);
  for (uint16_t i = 0; i < scanner->runs; i++) {
    buffer[size++] = (char)scanner->stack[i].block;
    buffer[size++] = (char)(scanner->stack[i].count & 0xff);
    buffer[size++] = (char)(scanner->stack[i].count >> 8);
  }
  return size;
}

void tree_sitter_ggen_template_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  Scanner *scanner = payload;
  memset(scanner, 0, sizeof(Scanner));
  if (length < 4) return;
  const uint8_t *bytes = (const uint8_t *)buffer;
  scanner->closer = bytes[0];
  scanner->after_paren = bytes[1];
  scanner->overflow = (uint16_t)(bytes[2] | bytes[3] << 8);
  for (unsigned at = 4; at + 2 < length && scanner->runs < MAX_RUNS; at += 3) {
    Run *run = &scanner->stack[scanner->runs++];
    run->block = bytes[at];
    run->count = (uint16_t)(bytes[at + 1] | bytes[at + 2] << 8);
  }
}

bool tree_sitter_ggen_template_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  return scan(payload, lexer, valid);
}
