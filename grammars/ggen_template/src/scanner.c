// External scanner of ggen templates.
//
// It knows what a context-free lexer cannot: where text ends, which tag closes which block (so that a forgotten end tag gives an
// implicit end instead of an error), and Tera's operators, which need no word boundary (`1or 2`, `a inb`).
// Its state is the stack of open blocks. It reads ahead freely but takes only what belongs to the token.
#include "tree_sitter/parser.h"

#include <stdlib.h>
#include <string.h>

enum Token {
  FENCE_OPEN,
  FENCE_UNCLOSED,
  YAML,
  FENCE_CLOSE,
  TEXT,
  RAW_TEXT,
  COMMENT_TEXT,
  IMPLICIT_END,
  ABORT,
  MISSING_VALUE,
  BOOLEAN,
  STRING,
  UNCLOSED_STRING,
  OP_OR,
  OP_AND,
  OP_NOT,
  OP_IN,
  OP_IS,
  OP_IS_NOT,
  KW_IF,
  KW_ELIF,
  KW_ELSE,
  KW_ENDIF,
  KW_FOR,
  KW_ENDFOR,
  KW_BLOCK,
  KW_ENDBLOCK,
  KW_MACRO,
  KW_ENDMACRO,
  KW_FILTER,
  KW_ENDFILTER,
  KW_RAW,
  KW_ENDRAW,
  KW_SET,
  KW_SET_GLOBAL,
  KW_INCLUDE,
  KW_IMPORT,
  KW_EXTENDS,
  KW_BREAK,
  KW_CONTINUE,
  STRAY_KEYWORD,
  UNKNOWN_KEYWORD,
  ERROR_SENTINEL,
};

enum Block { BLOCK_IF = 1, BLOCK_FOR, BLOCK_BLOCK, BLOCK_MACRO, BLOCK_FILTER, BLOCK_RAW };

// Blocks deeper than this are counted, not remembered.
#define MAX_DEPTH 1000
#define MAX_WORD 32

typedef struct {
  uint16_t overflow;
  uint16_t depth;
  uint8_t stack[MAX_DEPTH];
} Scanner;

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

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }
static void skip(TSLexer *lexer) { lexer->advance(lexer, true); }

static bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static bool is_word_start(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
static bool is_word(int32_t c) { return is_word_start(c) || is_digit(c); }

// Rust's `char::is_whitespace`, as `trim_end` uses it on a fence line; the line feed is no part of the line.
static bool is_trimmed(int32_t c) {
  return (c >= 0x09 && c <= 0x0d && c != '\n') || c == ' ' || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

// Blocks

static uint8_t top(const Scanner *scanner) {
  return scanner->overflow > 0 || scanner->depth == 0 ? 0 : scanner->stack[scanner->depth - 1];
}

static void push(Scanner *scanner, uint8_t block) {
  if (scanner->depth == MAX_DEPTH) {
    if (scanner->overflow < UINT16_MAX) scanner->overflow++;
  } else {
    scanner->stack[scanner->depth++] = block;
  }
}

static void pop(Scanner *scanner) {
  if (scanner->overflow > 0) scanner->overflow--;
  else if (scanner->depth > 0) scanner->depth--;
}

static bool is_open(const Scanner *scanner, uint8_t blocks) {
  for (uint16_t i = 0; i < scanner->depth; i++)
    if (blocks & BIT(scanner->stack[i])) return true;
  return false;
}

enum Standing { OPENER, BELONGS_TO_TOP, BELONGS_DEEPER, STRAY };

static enum Standing standing(const Scanner *scanner, const Keyword *keyword) {
  if (keyword == NULL || keyword->of == 0) return OPENER;
  if (scanner->overflow > 0) return BELONGS_TO_TOP;
  if (top(scanner) != 0 && (keyword->of & BIT(top(scanner)))) return BELONGS_TO_TOP;
  return is_open(scanner, keyword->of) ? BELONGS_DEEPER : STRAY;
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

// Reads a word into `word`; a longer one is cut, which makes it no keyword.
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

// The head

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
  lexer->mark_end(lexer);
  while (!lexer->eof(lexer)) {
    if (read_fence(lexer)) {
      lexer->result_symbol = FENCE_OPEN;
      return true;
    }
    read_line(lexer);
    if (!lexer->eof(lexer)) advance(lexer);
  }
  lexer->result_symbol = FENCE_UNCLOSED;
  return true;
}

// The YAML between the fences (nothing where there is none), or the closing fence.
static bool scan_head(TSLexer *lexer, const bool *valid) {
  bool empty = true;
  lexer->mark_end(lexer);
  while (!lexer->eof(lexer)) {
    if (read_fence(lexer)) {
      if (!empty) {
        lexer->result_symbol = YAML;
        return valid[YAML];
      }
      if (!lexer->eof(lexer)) advance(lexer);
      lexer->mark_end(lexer);
      lexer->result_symbol = FENCE_CLOSE;
      return valid[FENCE_CLOSE];
    }
    read_line(lexer);
    if (!lexer->eof(lexer)) advance(lexer);
    empty = false;
    lexer->mark_end(lexer);
  }
  return false;
}

// Text

// Text up to the next tag; `any` says that something of it has been read already.
static bool scan_text(TSLexer *lexer, bool any) {
  lexer->mark_end(lexer);
  while (!lexer->eof(lexer)) {
    if (lexer->lookahead == '{') {
      lexer->mark_end(lexer);
      advance(lexer);
      if (lexer->lookahead == '{' || lexer->lookahead == '%' || lexer->lookahead == '#') break;
    } else {
      advance(lexer);
    }
    any = true;
    lexer->mark_end(lexer);
  }
  lexer->result_symbol = TEXT;
  return any;
}

static bool scan_comment_text(TSLexer *lexer) {
  bool any = false;
  lexer->mark_end(lexer);
  while (!lexer->eof(lexer)) {
    if (lexer->lookahead == '-') {
      advance(lexer);
      if (lexer->lookahead == '#') {
        advance(lexer);
        if (lexer->lookahead == '}') break;
        any = true;
        // The `#` may itself begin the end: `-##}`.
        while (lexer->lookahead == '#') {
          lexer->mark_end(lexer);
          advance(lexer);
          if (lexer->lookahead == '}') goto done;
        }
        continue;
      }
    } else if (lexer->lookahead == '#') {
      lexer->mark_end(lexer);
      advance(lexer);
      if (lexer->lookahead == '}') break;
    } else {
      advance(lexer);
    }
    any = true;
    lexer->mark_end(lexer);
  }
done:
  lexer->result_symbol = COMMENT_TEXT;
  return any;
}

// Everything up to `{% endraw %}`, or to the end of the file.
static bool scan_raw_text(TSLexer *lexer) {
  bool any = false;
  char word[MAX_WORD];
  lexer->mark_end(lexer);
  while (!lexer->eof(lexer)) {
    if (lexer->lookahead == '{') {
      lexer->mark_end(lexer);
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
            if (lexer->lookahead == '}') {
              lexer->result_symbol = RAW_TEXT;
              return any;
            }
          }
        }
      }
    } else {
      advance(lexer);
    }
    any = true;
    lexer->mark_end(lexer);
  }
  lexer->result_symbol = RAW_TEXT;
  return any;
}

// Tags

// In a body, before anything else is read: text, or an implicit end where the next tag closes an outer block.
static bool scan_body(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  lexer->mark_end(lexer);
  if (lexer->eof(lexer)) {
    if (!valid[IMPLICIT_END]) return false;
    pop(scanner);
    lexer->result_symbol = IMPLICIT_END;
    return true;
  }
  if (lexer->lookahead != '{') return valid[TEXT] && scan_text(lexer, false);
  advance(lexer);
  if (lexer->lookahead == '{' || lexer->lookahead == '#') return false;
  if (lexer->lookahead != '%') return valid[TEXT] && scan_text(lexer, true);
  if (!valid[IMPLICIT_END]) return false;
  char word[MAX_WORD];
  advance(lexer);
  if (lexer->lookahead == '-') advance(lexer);
  while (is_blank(lexer->lookahead)) advance(lexer);
  const Keyword *keyword = read_word(lexer, word) > 0 ? find_keyword(word) : NULL;
  if (standing(scanner, keyword) != BELONGS_DEEPER) return false;
  pop(scanner);
  lexer->result_symbol = IMPLICIT_END;
  return true;
}

static bool scan_keyword(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  char word[MAX_WORD];
  unsigned length = 0;
  while (is_blank(lexer->lookahead)) skip(lexer);
  lexer->mark_end(lexer);
  if (!is_word_start(lexer->lookahead)) return false;
  // The end of each prefix is marked while reading, since an end tag's name may be glued to it.
  while (is_word(lexer->lookahead)) {
    if (length < MAX_WORD - 1) word[length] = (char)lexer->lookahead;
    length++;
    advance(lexer);
    if (length == 8) {
      word[8] = 0;
      if (strcmp(word, "endblock") == 0 || strcmp(word, "endmacro") == 0) {
        lexer->mark_end(lexer);
        break;
      }
    }
    lexer->mark_end(lexer);
  }
  word[length < MAX_WORD - 1 ? length : MAX_WORD - 1] = 0;
  const Keyword *keyword = length < MAX_WORD - 1 ? find_keyword(word) : NULL;
  if (keyword == NULL) {
    lexer->result_symbol = UNKNOWN_KEYWORD;
    return valid[UNKNOWN_KEYWORD];
  }
  if (standing(scanner, keyword) == STRAY || !valid[keyword->token]) {
    lexer->result_symbol = STRAY_KEYWORD;
    return valid[STRAY_KEYWORD];
  }
  if (keyword->opens != 0) push(scanner, keyword->opens);
  if (keyword->closes) pop(scanner);
  lexer->result_symbol = keyword->token;
  return true;
}

// Whether nothing that could be a value stands here: a closing delimiter, the next tag, or the end of the file.
static bool scan_missing(TSLexer *lexer) {
  lexer->result_symbol = MISSING_VALUE;
  lexer->mark_end(lexer);
  if (lexer->eof(lexer)) return true;
  switch (lexer->lookahead) {
    case ')':
    case ']':
    case ',':
    case '|':
      return true;
    case '}':
      advance(lexer);
      return lexer->lookahead == '}';
    case '%':
      advance(lexer);
      return lexer->lookahead == '}';
    case '-':
      advance(lexer);
      if (lexer->lookahead != '}' && lexer->lookahead != '%') return false;
      advance(lexer);
      return lexer->lookahead == '}';
    case '{':
      advance(lexer);
      return lexer->lookahead == '{' || lexer->lookahead == '%' || lexer->lookahead == '#';
    default:
      return false;
  }
}

static bool scan_string(TSLexer *lexer, const bool *valid) {
  int32_t quote = lexer->lookahead;
  bool line_ended = false;
  advance(lexer);
  while (!lexer->eof(lexer)) {
    if (lexer->lookahead == quote) {
      advance(lexer);
      lexer->mark_end(lexer);
      lexer->result_symbol = STRING;
      return valid[STRING];
    }
    if (!line_ended) {
      // Where the string is never closed, it ends with its line, or before what closes the tag.
      bool closing = lexer->lookahead == '}' || lexer->lookahead == '%' || lexer->lookahead == '\n';
      if (closing) {
        lexer->mark_end(lexer);
        line_ended = true;
      }
    }
    advance(lexer);
    if (!line_ended) lexer->mark_end(lexer);
  }
  lexer->result_symbol = UNCLOSED_STRING;
  return valid[UNCLOSED_STRING];
}

// At a word where a value may stand: `not`, a truth value, or nothing (then it is an identifier).
static bool scan_value_word(TSLexer *lexer, const bool *valid) {
  char word[MAX_WORD];
  unsigned length = 0, boolean = 0;
  while (is_word(lexer->lookahead)) {
    if (length < MAX_WORD - 1) word[length] = (char)lexer->lookahead;
    length++;
    advance(lexer);
    if (length <= 5) {
      word[length] = 0;
      bool prefix = strcmp(word, "true") == 0 || strcmp(word, "True") == 0 || strcmp(word, "false") == 0 ||
                    strcmp(word, "False") == 0;
      if (prefix) {
        boolean = length;
        lexer->mark_end(lexer);
      }
    }
  }
  word[length < MAX_WORD - 1 ? length : MAX_WORD - 1] = 0;
  if (valid[OP_NOT] && strcmp(word, "not") == 0 && is_blank(lexer->lookahead)) {
    lexer->mark_end(lexer);
    lexer->result_symbol = OP_NOT;
    return true;
  }
  if (boolean == 0 || !valid[BOOLEAN]) return false;
  const char *rest = word + boolean;
  bool blank = is_blank(lexer->lookahead);
  // Tera reads a truth value without a word boundary; an operator may be glued to it.
  bool glued = (blank && (strcmp(rest, "or") == 0 || strcmp(rest, "and") == 0 || strcmp(rest, "not") == 0)) ||
               strncmp(rest, "in", 2) == 0;
  if (rest[0] != 0 && !glued) return false;
  // In `true ~ 1` and `f(true=1)` it is a name after all.
  while (is_blank(lexer->lookahead)) advance(lexer);
  if (lexer->lookahead == '~') return false;
  if (lexer->lookahead == '=') {
    advance(lexer);
    if (lexer->lookahead != '=') return false;
  }
  lexer->result_symbol = BOOLEAN;
  return true;
}

// At a word where an operator may stand. Only `and`, `or` and `not` need a blank behind them.
static bool scan_operator(TSLexer *lexer, const bool *valid) {
  int32_t first = lexer->lookahead;
  advance(lexer);
  int32_t second = lexer->lookahead;
  if (first == 'i' && (second == 'n' || second == 's')) {
    enum Token token = second == 'n' ? OP_IN : OP_IS;
    advance(lexer);
    lexer->mark_end(lexer);
    lexer->result_symbol = token;
    return valid[token];
  }
  if (first == 'o' && second == 'r') {
    advance(lexer);
    lexer->mark_end(lexer);
    lexer->result_symbol = OP_OR;
    return valid[OP_OR] && is_blank(lexer->lookahead);
  }
  const char *word = first == 'a' ? "nd" : first == 'n' ? "ot" : NULL;
  if (word == NULL) return false;
  for (; *word; word++) {
    if (lexer->lookahead != *word) return false;
    advance(lexer);
  }
  lexer->mark_end(lexer);
  enum Token token = first == 'a' ? OP_AND : OP_NOT;
  lexer->result_symbol = token;
  return valid[token] && is_blank(lexer->lookahead);
}

// The `not` of `is not`, which needs only something that can be a test behind it.
static bool scan_is_not(TSLexer *lexer) {
  for (const char *word = "not"; *word; word++) {
    if (lexer->lookahead != *word) return false;
    advance(lexer);
  }
  lexer->mark_end(lexer);
  while (is_blank(lexer->lookahead)) advance(lexer);
  lexer->result_symbol = OP_IS_NOT;
  return is_word_start(lexer->lookahead);
}

static bool scan_in_tag(TSLexer *lexer, const bool *valid) {
  while (is_blank(lexer->lookahead)) skip(lexer);
  int32_t c = lexer->lookahead;
  bool value = valid[MISSING_VALUE];
  if (value && (c == '"' || c == '\'' || c == '`')) return scan_string(lexer, valid);
  if (value && is_word_start(c)) return scan_value_word(lexer, valid);
  if (valid[OP_IS_NOT] && c == 'n') return scan_is_not(lexer);
  if ((valid[OP_AND] || valid[OP_IN] || valid[OP_IS]) && is_word_start(c)) return scan_operator(lexer, valid);
  if (value) return scan_missing(lexer);
  if (valid[ABORT]) {
    lexer->mark_end(lexer);
    lexer->result_symbol = ABORT;
    if (lexer->eof(lexer)) return true;
    if (c != '{') return false;
    advance(lexer);
    return lexer->lookahead == '{' || lexer->lookahead == '%' || lexer->lookahead == '#';
  }
  return false;
}

static bool scan(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  // While the parser recovers from an error, its own tokens lead it back.
  if (valid[ERROR_SENTINEL]) return false;
  if (valid[FENCE_OPEN] && lexer->lookahead == '-' && lexer->get_column(lexer) == 0)
    // Where the first line is no fence, what was read of it is text: it holds no `{`.
    return scan_fence_open(lexer) || scan_text(lexer, true);
  if (valid[YAML] || valid[FENCE_CLOSE]) return scan_head(lexer, valid);
  if (valid[RAW_TEXT] && !lexer->eof(lexer)) return scan_raw_text(lexer);
  if (valid[COMMENT_TEXT] && !lexer->eof(lexer)) return scan_comment_text(lexer);
  if (valid[TEXT] || valid[IMPLICIT_END]) return scan_body(scanner, lexer, valid);
  if ((valid[UNKNOWN_KEYWORD] || valid[KW_ENDRAW]) && scan_keyword(scanner, lexer, valid)) return true;
  return scan_in_tag(lexer, valid);
}

void *tree_sitter_ggen_template_external_scanner_create(void) { return calloc(1, sizeof(Scanner)); }

void tree_sitter_ggen_template_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_ggen_template_external_scanner_serialize(void *payload, char *buffer) {
  const Scanner *scanner = payload;
  memcpy(buffer, &scanner->overflow, sizeof(scanner->overflow));
  memcpy(buffer + sizeof(scanner->overflow), scanner->stack, scanner->depth);
  return sizeof(scanner->overflow) + scanner->depth;
}

void tree_sitter_ggen_template_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  Scanner *scanner = payload;
  scanner->overflow = 0;
  scanner->depth = 0;
  if (length < sizeof(scanner->overflow)) return;
  memcpy(&scanner->overflow, buffer, sizeof(scanner->overflow));
  scanner->depth = (uint16_t)(length - sizeof(scanner->overflow));
  memcpy(scanner->stack, buffer + sizeof(scanner->overflow), scanner->depth);
}

bool tree_sitter_ggen_template_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  return scan(payload, lexer, valid);
}
