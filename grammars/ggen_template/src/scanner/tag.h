// Inside tags: every other token, and what stands for those that are missing or too much.
#ifndef GGEN_SCANNER_TAG_H
#define GGEN_SCANNER_TAG_H

#include "words.h"

// The end of brackets is looked for this far behind what cannot be understood.
#define MAX_REST 200

static bool accept(TSLexer *lexer, const bool *valid, enum Token token) {
  if (!valid[token]) return false;
  mark(lexer);
  return found(lexer, token);
}

// The next token, where the parser can take it. Marks only what it takes; otherwise something of it has been read, except
// where a name of a field is due.
static bool scan_token(Scanner *scanner, TSLexer *lexer, const bool *valid, bool after_blank) {
  int32_t c = lexer->lookahead;
  if (valid[FIELD_NAME]) {
    if (after_blank || !is_word(c)) return false;
    while (is_word(lexer->lookahead)) advance(lexer);
    mark(lexer);
    return found(lexer, FIELD_NAME);
  }
  if (is_word_start(c)) return valid[IDENTIFIER] ? scan_name(scanner, lexer, valid) : scan_operator(lexer, valid);
  if (is_quote(c) && valid[STRING]) return scan_string(lexer);
  if (is_digit(c) && valid[NUMBER]) return scan_number(lexer);
  advance(lexer);
  int32_t next = lexer->lookahead;
  switch (c) {
    case '-': {
      if (is_digit(next) && valid[NUMBER]) return scan_number(lexer);
      // A minus has no meaning in front of `%` or `}`, so nothing is marked before it is clear whether a tag ends here: the dash
      // belongs to its delimiter, not to a stand-in in front of it.
      if (next == '}' || next == '%') {
        enum Token token = next == '}' ? OUTPUT_CLOSE : TAG_CLOSE;
        advance(lexer);
        if (lexer->lookahead != '}') return false;
        advance(lexer);
        return accept(lexer, valid, token) && leave(scanner, lexer, token);
      }
      return accept(lexer, valid, PLUS_MINUS);
    }
    case '%':
      if (next != '}') return accept(lexer, valid, TIMES);
      advance(lexer);
      return accept(lexer, valid, TAG_CLOSE) && leave(scanner, lexer, TAG_CLOSE);
    case '}':
      if (next != '}') return false;
      advance(lexer);
      return accept(lexer, valid, OUTPUT_CLOSE) && leave(scanner, lexer, OUTPUT_CLOSE);
    case '=':
      if (next != '=') return accept(lexer, valid, EQUALS);
      advance(lexer);
      return accept(lexer, valid, COMPARE);
    case '!':
      if (next != '=') return false;
      advance(lexer);
      return accept(lexer, valid, COMPARE);
    case '<':
    case '>':
      if (next == '=') advance(lexer);
      return accept(lexer, valid, COMPARE);
    case '+':
      return accept(lexer, valid, PLUS_MINUS);
    case '*':
    case '/':
      return accept(lexer, valid, TIMES);
    case '~':
      return accept(lexer, valid, TILDE);
    case '|':
      return accept(lexer, valid, PIPE);
    case ',':
      return accept(lexer, valid, COMMA);
    case ':':
      if (next != ':') return accept(lexer, valid, COLON);
      advance(lexer);
      return accept(lexer, valid, DOUBLE_COLON);
    case '.':
      return !after_blank && accept(lexer, valid, DOT);
    case '(':
      return accept(lexer, valid, PAREN_OPEN);
    case ')':
      return accept(lexer, valid, PAREN_CLOSE);
    case '[':
      if (!after_blank && accept(lexer, valid, BRACKET_OPEN)) return true;
      return accept(lexer, valid, LIST_OPEN);
    case ']':
      return accept(lexer, valid, BRACKET_CLOSE);
    default:
      return false;
  }
}

// What fits nowhere in brackets, up to the bracket that closes them, where it is near. `first` has been read already.
static bool scan_group_rest(TSLexer *lexer, const bool *valid, int32_t first) {
  int32_t open = valid[PAREN_CLOSE] ? '(' : '[', close = valid[PAREN_CLOSE] ? ')' : ']';
  if (is_one_of(first, ")]}")) return false;
  unsigned depth = first == open;
  for (unsigned i = 0; i < MAX_REST && !lexer->eof(lexer) && lexer->lookahead != '\n'; i++) {
    int32_t c = lexer->lookahead;
    if (c == close && depth == 0) {
      mark(lexer);
      return true;
    }
    if (c == open) depth++;
    if (c == close) depth--;
    advance(lexer);
    if (lexer->lookahead == '}' && (c == '}' || c == '%')) return false;
    if (c == '{' && opens_tag(lexer->lookahead)) return false;
  }
  return false;
}

// What fits nowhere in a tag, up to the tag's end; some of it has been read. Where Tera would find no end, the end of the line
// will do.
static bool scan_tag_rest(const Scanner *scanner, TSLexer *lexer) {
  lexer->result_symbol = TAG_REST;
  while (!lexer->eof(lexer) && !(scanner->closer == 0 && lexer->lookahead == '\n')) {
    int32_t c = lexer->lookahead;
    bool dash = c == '-';
    if (dash || c == '{' || may_close(scanner, c)) mark(lexer);
    advance(lexer);
    if (dash) {
      c = lexer->lookahead;
      if (!may_close(scanner, c)) continue;
      advance(lexer);
    }
    if (c == '{' && opens_tag(lexer->lookahead)) return true;
    if (may_close(scanner, c) && lexer->lookahead == '}') return true;
  }
  mark(lexer);
  return true;
}

// Stand-ins are taken from the innermost: a value or a name, then the end of brackets, then the end of the tag.
static bool scan_in_tag(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  bool after_blank = false, stop = false;
  // A missing name stands before the blanks, where it would be typed; everything else behind them.
  bool name = valid[MISSING_NAME] && !valid[MISSING_VALUE];
  if (name) mark(lexer);
  while (is_blank(lexer->lookahead) && !stop) {
    stop = lexer->lookahead == '\n' && scanner->closer == 0;
    if (!stop) skip(lexer);
    after_blank = true;
  }
  if (!name) mark(lexer);
  int32_t first = lexer->lookahead;
  if (lexer->eof(lexer)) {
    stop = true;
  } else if (first == '{') {
    advance(lexer);
    stop = opens_tag(lexer->lookahead);
  } else if (!stop && scan_token(scanner, lexer, valid, after_blank)) {
    scanner->after_paren = scanner->closer != 0 && lexer->result_symbol == PAREN_OPEN;
    return true;
  }
  scanner->after_paren = 0;
  if (valid[MISSING_VALUE]) return found(lexer, MISSING_VALUE);
  if (valid[MISSING_NAME]) return found(lexer, MISSING_NAME);
  if (valid[GROUP_REST] && !stop && scan_group_rest(lexer, valid, first)) return found(lexer, GROUP_REST);
  if (valid[GROUP_END]) return found(lexer, GROUP_END);
  if (valid[TAG_REST] && !stop) {
    mark(lexer);
    return scan_tag_rest(scanner, lexer);
  }
  return valid[TAG_END] && leave(scanner, lexer, TAG_END);
}

#endif
