// Characters, words and strings: what is read the same way everywhere. Nothing is marked unless a name or a comment says so.
#ifndef GGEN_SCANNER_READING_H
#define GGEN_SCANNER_READING_H

#include "../tree_sitter/parser.h"
#include "tokens.h"

#define MAX_WORD 32

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }
static void skip(TSLexer *lexer) { lexer->advance(lexer, true); }
static void mark(TSLexer *lexer) { lexer->mark_end(lexer); }

static bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static bool is_word_start(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
static bool is_word(int32_t c) { return is_word_start(c) || is_digit(c); }
static bool is_quote(int32_t c) { return c == '"' || c == '\'' || c == '`'; }
static bool opens_tag(int32_t c) { return c == '{' || c == '%' || c == '#'; }

static bool is_one_of(int32_t c, const char *set) {
  for (; *set; set++)
    if (c == (unsigned char)*set) return true;
  return false;
}

// Rust's `char::is_whitespace`, as `trim_end` uses it on a fence line; the line feed is no part of the line.
static bool is_trimmed(int32_t c) {
  return (c >= 0x09 && c <= 0x0d && c != '\n') || c == ' ' || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static bool found(TSLexer *lexer, enum Token token) {
  lexer->result_symbol = token;
  return true;
}

// Reads a word into `word`; a longer one is cut, which makes it no keyword. Does not mark.
static unsigned read_word(TSLexer *lexer, char *word) {
  unsigned length = 0;
  if (is_word_start(lexer->lookahead)) {
    while (is_word(lexer->lookahead)) {
      if (length < MAX_WORD - 1) word[length] = (char)lexer->lookahead;
      length++;
      advance(lexer);
    }
  }
  word[length < MAX_WORD - 1 ? length : MAX_WORD - 1] = 0;
  return length;
}

// Whether Tera could go on with `c` directly behind a string. The letters begin `and`, `in`, `or` and `not`.
static bool may_follow_string(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  return lexer->eof(lexer) || is_blank(c) || is_one_of(c, "|~),]}=!<>+-*/%aion");
}

// Reads a string; false where it is never closed. One that is may span lines and hold delimiters, but where it does and Tera
// could not go on behind its quote, that quote belongs to something else, and the string is one that is being typed: what is
// marked of it ends with its line, or before a delimiter.
static bool read_string(TSLexer *lexer, bool marks) {
  int32_t quote = lexer->lookahead;
  bool ended = false;
  advance(lexer);
  while (!lexer->eof(lexer)) {
    int32_t c = lexer->lookahead;
    if (marks && !ended) mark(lexer);
    advance(lexer);
    if (c == quote) {
      if (ended && !may_follow_string(lexer)) return false;
      if (marks) mark(lexer);
      return true;
    }
    bool closes = (c == '}' || c == '%') && lexer->lookahead == '}';
    if (c == '\n' || closes || (c == '{' && opens_tag(lexer->lookahead))) ended = true;
  }
  if (marks && !ended) mark(lexer);
  return false;
}

#endif
