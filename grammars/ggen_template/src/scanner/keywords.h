// The words behind `{%`, and how they stand to the open blocks.
#ifndef GGEN_SCANNER_KEYWORDS_H
#define GGEN_SCANNER_KEYWORDS_H

#include "state.h"
#include <string.h>

// A tag with more blanks before its keyword is not looked at for the sake of an implicit end.
#define MAX_BLANKS 1000

typedef struct {
  const char *word;
  enum Token token;
  // Block that the word opens.
  uint8_t opens;
  // Blocks that the word belongs to, as a set of bits.
  uint8_t of;
  bool closes;
} Keyword;

#define BIT(block) ((uint8_t)(1u << (block)))

static const Keyword keywords[] = {
  {"if", KW_IF, BLOCK_IF, 0, false},
  {"elif", KW_ELIF, 0, BIT(BLOCK_IF), false},
  {"else", KW_ELSE, 0, BIT(BLOCK_IF) | BIT(BLOCK_FOR), false},
  {"endif", KW_ENDIF, 0, BIT(BLOCK_IF), true},
  {"for", KW_FOR, BLOCK_FOR, 0, false},
  {"endfor", KW_ENDFOR, 0, BIT(BLOCK_FOR), true},
  {"block", KW_BLOCK, BLOCK_BLOCK, 0, false},
  {"endblock", KW_ENDBLOCK, 0, BIT(BLOCK_BLOCK), true},
  {"macro", KW_MACRO, BLOCK_MACRO, 0, false},
  {"endmacro", KW_ENDMACRO, 0, BIT(BLOCK_MACRO), true},
  {"filter", KW_FILTER, BLOCK_FILTER, 0, false},
  {"endfilter", KW_ENDFILTER, 0, BIT(BLOCK_FILTER), true},
  {"raw", KW_RAW, BLOCK_RAW, 0, false},
  {"endraw", KW_ENDRAW, 0, BIT(BLOCK_RAW), true},
  {"set", KW_SET, 0, 0, false},
  {"set_global", KW_SET_GLOBAL, 0, 0, false},
  {"include", KW_INCLUDE, 0, 0, false},
  {"import", KW_IMPORT, 0, 0, false},
  {"extends", KW_EXTENDS, 0, 0, false},
  {"break", KW_BREAK, 0, 0, false},
  {"continue", KW_CONTINUE, 0, 0, false},
};

#define KEYWORDS (sizeof(keywords) / sizeof(keywords[0]))

enum Standing { OPENER, BELONGS_TO_TOP, BELONGS_DEEPER, STRAY };

static enum Standing standing(const Scanner *scanner, const Keyword *keyword) {
  if (keyword == NULL || keyword->of == 0) return OPENER;
  if (scanner->overflow > 0) return BELONGS_TO_TOP;
  if (keyword->of & BIT(top(scanner))) return BELONGS_TO_TOP;
  for (uint16_t i = 0; i < scanner->runs; i++)
    if (keyword->of & BIT(scanner->stack[i].block)) return BELONGS_DEEPER;
  return STRAY;
}

// The keyword that a word is, or that it begins with where Tera asks for no boundary (`{% endblockname %}`).
static const Keyword *find_keyword(const char *word) {
  for (unsigned i = 0; i < KEYWORDS; i++)
    if (strcmp(keywords[i].word, word) == 0) return &keywords[i];
  for (unsigned i = 0; i < KEYWORDS; i++)
    if ((keywords[i].token == KW_ENDBLOCK || keywords[i].token == KW_ENDMACRO) &&
        strncmp(keywords[i].word, word, strlen(keywords[i].word)) == 0)
      return &keywords[i];
  return NULL;
}

// The keyword of the tag whose `{%` has just been read. Does not mark.
static const Keyword *peek_keyword(TSLexer *lexer) {
  char word[MAX_WORD];
  if (lexer->lookahead == '-') advance(lexer);
  for (unsigned i = 0; i < MAX_BLANKS && is_blank(lexer->lookahead); i++) advance(lexer);
  return read_word(lexer, word) > 0 ? find_keyword(word) : NULL;
}

#endif
