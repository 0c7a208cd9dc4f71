// Bodies: text, what begins a tag, and comments.
#ifndef GGEN_SCANNER_BODY_H
#define GGEN_SCANNER_BODY_H

#include "keywords.h"

// Beyond this, the end of a tag is not looked for.
#define MAX_LOOKAHEAD 100000

// Text up to the next `{{`, `{%` or `{#`; `any` where some of it has been read. Its characters alone decide whether it is one of
// the landmarks that nodes are grouped by.
static bool scan_text(TSLexer *lexer, bool any) {
  uint32_t hash = 2166136261u;
  if (any) mark(lexer);
  while (!lexer->eof(lexer)) {
    int32_t c = lexer->lookahead;
    if (c == '{') mark(lexer);
    advance(lexer);
    if (c == '{' && opens_tag(lexer->lookahead)) break;
    hash = (hash ^ (uint32_t)c) * 16777619u;
    any = true;
    mark(lexer);
  }
  lexer->result_symbol = hash >> 28 == 0 ? LANDMARK : TEXT;
  return any;
}

// Everything up to `{% endraw %}`, or to the end of the file.
static bool scan_raw_text(TSLexer *lexer) {
  bool any = false;
  char word[MAX_WORD];
  mark(lexer);
  while (!lexer->eof(lexer)) {
    if (lexer->lookahead == '{') {
      mark(lexer);
      advance(lexer);
      if (lexer->lookahead == '%') {
        advance(lexer);
        if (lexer->lookahead == '-') advance(lexer);
        while (is_blank(lexer->lookahead)) advance(lexer);
        if (read_word(lexer, word) > 0 && strcmp(word, "endraw") == 0) {
          while (is_blank(lexer->lookahead)) advance(lexer);
          if (lexer->lookahead == '-') advance(lexer);
          if (lexer->lookahead == '%') {
            advance(lexer);
            if (lexer->lookahead == '}') break;
          }
        }
      }
    } else {
      advance(lexer);
    }
    any = true;
    mark(lexer);
  }
  lexer->result_symbol = RAW_TEXT;
  return any;
}

// Begins a tag: looks whether Tera would find its end, and remembers it. Does not mark.
static void enter(Scanner *scanner, TSLexer *lexer, uint8_t closer) {
  scanner->closer = 0;
  for (unsigned i = 0; i < MAX_LOOKAHEAD; i++) {
    int32_t c = lexer->lookahead;
    if (lexer->eof(lexer)) return;
    if (closer != '#' && is_quote(c)) {
      if (!read_string(lexer, false)) return;
      continue;
    }
    advance(lexer);
    if (c == closer && lexer->lookahead == '}') break;
    if (closer != '#' && c == '{' && opens_tag(lexer->lookahead)) return;
  }
  scanner->closer = closer;
}

// In a body: text, an opening delimiter, or an implicit end where the next tag or the end of the file ends a block.
// `{%` itself is the parser's own token, since an implicit end must be decided before it is taken.
static bool scan_body(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  mark(lexer);
  if (lexer->eof(lexer)) {
    if (!valid[IMPLICIT_END]) return false;
    pop(scanner);
    return found(lexer, IMPLICIT_END);
  }
  if (valid[RAW_TEXT]) return scan_raw_text(lexer);
  if (lexer->lookahead != '{') return valid[TEXT] && scan_text(lexer, false);
  advance(lexer);
  if (lexer->lookahead == '%') {
    advance(lexer);
    if (!valid[IMPLICIT_END] || standing(scanner, peek_keyword(lexer)) != BELONGS_DEEPER) return false;
    pop(scanner);
    return found(lexer, IMPLICIT_END);
  }
  if (lexer->lookahead != '{' && lexer->lookahead != '#') return valid[TEXT] && scan_text(lexer, true);
  bool output = lexer->lookahead == '{';
  advance(lexer);
  if (lexer->lookahead == '-') advance(lexer);
  mark(lexer);
  enter(scanner, lexer, output ? '}' : '#');
  return found(lexer, output ? OUTPUT_OPEN : COMMENT_OPEN);
}

// Behind `{%`: the keyword, with which a block is opened or closed.
static bool scan_keyword(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  char word[MAX_WORD];
  unsigned length = 0;
  mark(lexer);
  while (is_blank(lexer->lookahead)) skip(lexer);
  if (!is_word_start(lexer->lookahead)) {
    enter(scanner, lexer, '%');
    return found(lexer, MISSING_NAME);
  }
  // The end of each prefix is marked while reading, since an end tag's name may be glued to it.
  while (is_word(lexer->lookahead)) {
    if (length < MAX_WORD - 1) word[length] = (char)lexer->lookahead;
    length++;
    advance(lexer);
    if (length == 8) {
      word[8] = 0;
      if (strcmp(word, "endblock") == 0 || strcmp(word, "endmacro") == 0) break;
    }
  }
  mark(lexer);
  word[length < MAX_WORD - 1 ? length : MAX_WORD - 1] = 0;
  const Keyword *keyword = length < MAX_WORD - 1 ? find_keyword(word) : NULL;
  enum Token token = keyword == NULL ? UNKNOWN_KEYWORD : keyword->token;
  if (keyword != NULL && (standing(scanner, keyword) == STRAY || !valid[token])) {
    token = STRAY_KEYWORD;
  } else if (keyword != NULL) {
    if (keyword->opens != 0) push(scanner, keyword->opens);
    if (keyword->closes) pop(scanner);
  }
  enter(scanner, lexer, '%');
  return found(lexer, token);
}

// The text of a comment, or its end. Where it is never closed, it ends with its line.
static bool scan_comment(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  bool any = false;
  mark(lexer);
  while (!lexer->eof(lexer)) {
    int32_t c = lexer->lookahead;
    if (scanner->closer == 0 && c == '\n') break;
    mark(lexer);
    advance(lexer);
    if (c == '-' && lexer->lookahead == '#') {
      advance(lexer);
      c = '#';
    }
    if (c == '#' && lexer->lookahead == '}') {
      if (any) return found(lexer, COMMENT_TEXT);
      advance(lexer);
      mark(lexer);
      return leave(scanner, lexer, COMMENT_CLOSE);
    }
    any = true;
  }
  mark(lexer);
  if (any && valid[COMMENT_TEXT]) return found(lexer, COMMENT_TEXT);
  return leave(scanner, lexer, TAG_END);
}

#endif
