// Inside tags: numbers, strings and words.
#ifndef GGEN_SCANNER_WORDS_H
#define GGEN_SCANNER_WORDS_H

#include "state.h"
#include <string.h>

static bool scan_number(TSLexer *lexer) {
  bool zero = lexer->lookahead == '0';
  advance(lexer);
  while (!zero && is_digit(lexer->lookahead)) advance(lexer);
  mark(lexer);
  if (lexer->lookahead == '.') {
    advance(lexer);
    while (is_digit(lexer->lookahead)) {
      advance(lexer);
      mark(lexer);
    }
  }
  return found(lexer, NUMBER);
}

static bool scan_string(TSLexer *lexer) { return found(lexer, read_string(lexer, true) ? STRING : UNCLOSED_STRING); }

// A word where a value or a name may stand.
static bool scan_name(const Scanner *scanner, TSLexer *lexer, const bool *valid) {
  char word[MAX_WORD];
  unsigned length = 0, boolean = 0;
  while (is_word(lexer->lookahead)) {
    if (length < MAX_WORD - 1) word[length] = (char)lexer->lookahead;
    length++;
    advance(lexer);
    if (length > 5) continue;
    word[length] = 0;
    if (valid[OP_IS_NOT] && length == 3 && strcmp(word, "not") == 0) {
      // Tera's `is not` needs only something behind it that can be a test's name.
      mark(lexer);
      if (is_word_start(lexer->lookahead)) return found(lexer, OP_IS_NOT);
      if (is_word(lexer->lookahead)) continue;
      while (is_blank(lexer->lookahead)) advance(lexer);
      return found(lexer, is_word_start(lexer->lookahead) ? OP_IS_NOT : IDENTIFIER);
    }
    if (valid[BOOLEAN] && (strcmp(word, "true") == 0 || strcmp(word, "True") == 0 || strcmp(word, "false") == 0 ||
                           strcmp(word, "False") == 0)) {
      mark(lexer);
      boolean = length;
    }
  }
  word[length < MAX_WORD - 1 ? length : MAX_WORD - 1] = 0;
  int32_t next = lexer->lookahead;
  if (boolean == 0 || length >= MAX_WORD - 1) {
    mark(lexer);
    if (!valid[OP_NOT] || !is_blank(next) || strcmp(word, "not") != 0) return found(lexer, IDENTIFIER);
    if (!scanner->after_paren) return found(lexer, OP_NOT);
    // Behind a parenthesis Tera tries arithmetic first: `(not )` and `(not / 2)` are of a variable of that name.
    while (is_blank(lexer->lookahead)) advance(lexer);
    return found(lexer, is_one_of(lexer->lookahead, ")+*/%") ? IDENTIFIER : OP_NOT);
  }
  // Tera reads a truth value without a word boundary, so that an operator may be glued to it. Where it is only the beginning
  // of a name, it is kept as a name, which a check refuses.
  if (length > boolean) {
    const char *rest = word + boolean;
    bool glued = strncmp(rest, "in", 2) == 0 ||
                 (is_blank(next) && (strcmp(rest, "or") == 0 || strcmp(rest, "and") == 0 || strcmp(rest, "not") == 0));
    if (glued && next != '~' && next != '=' && next != '(') return found(lexer, BOOLEAN);
    mark(lexer);
    return found(lexer, IDENTIFIER);
  }
  // In `true ~ 1` and `f(true=1)` it is a name after all.
  if (next == '.' || next == '[') return found(lexer, IDENTIFIER);
  while (is_blank(lexer->lookahead)) advance(lexer);
  next = lexer->lookahead;
  if (next == '~' || next == '(') return found(lexer, IDENTIFIER);
  if (next == '=') {
    advance(lexer);
    if (lexer->lookahead != '=') return found(lexer, IDENTIFIER);
  }
  return found(lexer, BOOLEAN);
}

static bool read_exactly(TSLexer *lexer, const char *word) {
  for (; *word; word++) {
    if (lexer->lookahead != (unsigned char)*word) return false;
    advance(lexer);
  }
  mark(lexer);
  return true;
}

// A word where an operator may stand. Tera wants no boundary behind `in`, `is`, `ignore` and `missing`. Reads one character
// at least, and marks only what it takes.
static bool scan_operator(TSLexer *lexer, const bool *valid) {
  switch (lexer->lookahead) {
    case 'i':
      advance(lexer);
      if (lexer->lookahead == 'n' && valid[OP_IN]) return read_exactly(lexer, "n") && found(lexer, OP_IN);
      if (lexer->lookahead == 's' && valid[OP_IS]) return read_exactly(lexer, "s") && found(lexer, OP_IS);
      return valid[WORD_IGNORE] && read_exactly(lexer, "gnore") && found(lexer, WORD_IGNORE);
    case 'm':
      advance(lexer);
      return valid[WORD_MISSING] && read_exactly(lexer, "issing") && found(lexer, WORD_MISSING);
    case 'o':
      advance(lexer);
      if (!valid[OP_OR] || lexer->lookahead != 'r') return false;
      advance(lexer);
      if (is_word(lexer->lookahead)) return false;
      mark(lexer);
      return found(lexer, OP_OR);
    case 'a':
      advance(lexer);
      if (lexer->lookahead == 's' && valid[WORD_AS]) return read_exactly(lexer, "s") && found(lexer, WORD_AS);
      if (!valid[OP_AND] || lexer->lookahead != 'n') return false;
      advance(lexer);
      if (lexer->lookahead != 'd') return false;
      advance(lexer);
      if (is_word(lexer->lookahead)) return false;
      mark(lexer);
      return found(lexer, OP_AND);
    case 'n':
      advance(lexer);
      if (!valid[OP_NOT_IN] || lexer->lookahead != 'o') return false;
      advance(lexer);
      if (lexer->lookahead != 't') return false;
      advance(lexer);
      if (is_word(lexer->lookahead)) return false;
      mark(lexer);
      return found(lexer, OP_NOT_IN);
    default:
      advance(lexer);
      return false;
  }
}

#endif
