// The head: fences and the YAML between them.
#ifndef GGEN_SCANNER_HEAD_H
#define GGEN_SCANNER_HEAD_H

#include "reading.h"

// Reads to the end of a line that holds `---` and trimmable characters only; false (and somewhere in the line) otherwise.
static bool read_fence(TSLexer *lexer) {
  for (int i = 0; i < 3; i++) {
    if (lexer->lookahead != '-') return false;
    advance(lexer);
  }
  while (is_trimmed(lexer->lookahead)) advance(lexer);
  return lexer->lookahead == '\n' || lexer->eof(lexer);
}

static void read_line(TSLexer *lexer) {
  while (lexer->lookahead != '\n' && !lexer->eof(lexer)) advance(lexer);
}

static bool scan_fence_open(TSLexer *lexer) {
  if (!read_fence(lexer) || lexer->eof(lexer)) return false;
  advance(lexer);
  mark(lexer);
  while (!lexer->eof(lexer)) {
    if (read_fence(lexer)) return found(lexer, FENCE_OPEN);
    read_line(lexer);
    if (!lexer->eof(lexer)) advance(lexer);
  }
  return found(lexer, FENCE_UNCLOSED);
}

// The YAML between the fences (nothing where there is none), or the closing fence.
static bool scan_head(TSLexer *lexer) {
  bool empty = true;
  mark(lexer);
  while (!lexer->eof(lexer)) {
    if (read_fence(lexer)) {
      if (!empty) return found(lexer, YAML);
      if (!lexer->eof(lexer)) advance(lexer);
      mark(lexer);
      return found(lexer, FENCE_CLOSE);
    }
    read_line(lexer);
    if (!lexer->eof(lexer)) advance(lexer);
    empty = false;
    mark(lexer);
  }
  return false;
}

#endif
