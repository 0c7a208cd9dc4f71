// What the scanner knows between two tokens: what closes the tag that it is in, and the open blocks.
#ifndef GGEN_SCANNER_STATE_H
#define GGEN_SCANNER_STATE_H

#include "reading.h"

enum Block { BLOCK_IF = 1, BLOCK_FOR, BLOCK_BLOCK, BLOCK_MACRO, BLOCK_FILTER, BLOCK_RAW };

// What fits into tree-sitter's 1024 bytes of state.
#define MAX_RUNS 330

typedef struct {
  uint16_t count;
  uint8_t block;
} Run;

typedef struct {
  // What stands before the `}` that closes the tag that is being read. 0 in bodies, and in a tag of which Tera would find no end
  // before the next one opens: that one ends with its line.
  uint8_t closer;
  // The last token was an opening parenthesis, in a tag that is closed.
  uint8_t after_paren;
  // Blocks beyond the last run.
  uint16_t overflow;
  uint16_t runs;
  Run stack[MAX_RUNS];
} Scanner;

static uint8_t top(const Scanner *scanner) { return scanner->runs == 0 ? 0 : scanner->stack[scanner->runs - 1].block; }

static void push(Scanner *scanner, uint8_t block) {
  Run *last = scanner->runs == 0 ? NULL : &scanner->stack[scanner->runs - 1];
  if (scanner->overflow > 0) {
    if (scanner->overflow < UINT16_MAX) scanner->overflow++;
  } else if (last != NULL && last->block == block && last->count < UINT16_MAX) {
    last->count++;
  } else if (scanner->runs < MAX_RUNS) {
    scanner->stack[scanner->runs].block = block;
    scanner->stack[scanner->runs].count = 1;
    scanner->runs++;
  } else {
    scanner->overflow = 1;
  }
}

static void pop(Scanner *scanner) {
  if (scanner->overflow > 0) scanner->overflow--;
  else if (scanner->runs > 0 && --scanner->stack[scanner->runs - 1].count == 0) scanner->runs--;
}

static bool leave(Scanner *scanner, TSLexer *lexer, enum Token token) {
  scanner->closer = 0;
  scanner->after_paren = 0;
  return found(lexer, token);
}

// Whether `c`, with a `}` behind it, ends the tag: the other kind's delimiter will do where Tera would find no end.
static bool may_close(const Scanner *scanner, int32_t c) {
  return scanner->closer != 0 ? c == scanner->closer : c == '}' || c == '%';
}

#endif
