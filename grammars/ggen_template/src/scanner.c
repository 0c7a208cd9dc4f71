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
#include "tree_sitter/parser.h"

#include <string.h>
#include <wctype.h>

// The order is that of `externals` in grammar.js.
enum Token {
  FENCE_OPEN,
  FENCE_UNCLOSED,
  YAML,
  FENCE_CLOSE,
  TEXT,
  LANDMARK,
  RAW_TEXT,
  COMMENT_TEXT,
  OUTPUT_OPEN,
  OUTPUT_CLOSE,
  TAG_CLOSE,
  COMMENT_OPEN,
  COMMENT_CLOSE,
  IMPLICIT_END,
  MISSING_VALUE,
  MISSING_NAME,
  GROUP_END,
  TAG_END,
  GROUP_REST,
  TAG_REST,
  IDENTIFIER,
  FIELD_NAME,
  NUMBER,
  BOOLEAN,
  STRING,
  UNCLOSED_STRING,
  OP_OR,
  OP_AND,
  OP_NOT,
  OP_NOT_IN,
  OP_IN,
  OP_IS,
  OP_IS_NOT,
  EQUALS,
  COMPARE,
  PLUS_MINUS,
  TIMES,
  TILDE,
  PIPE,
  DOT,
  COMMA,
  COLON,
  DOUBLE_COLON,
  PAREN_OPEN,
  PAREN_CLOSE,
  BRACKET_OPEN,
  LIST_OPEN,
  BRACKET_CLOSE,
  WORD_AS,
  WORD_IGNORE,
  WORD_MISSING,
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

// What fits into tree-sitter's 1024 bytes of state.
#define MAX_RUNS 330
#define MAX_WORD 32
// Beyond this, the end of a tag is not looked for.
#define MAX_LOOKAHEAD 100000
// A tag with more blanks before its keyword is not looked at for the sake of an implicit end.
#define MAX_BLANKS 1000
// The end of brackets is looked for this far behind what cannot be understood.
#define MAX_REST 200

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

// Blocks

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

enum Standing { OPENER, BELONGS_TO_TOP, BELONGS_DEEPER, STRAY };

static enum Standing standing(const Scanner *scanner, const Keyword *keyword) {
  if (keyword == NULL || keyword->of == 0) return OPENER;
  if (scanner->overflow > 0) return BELONGS_TO_TOP;
  if (keyword->of & BIT(top(scanner))) return BELONGS_TO_TOP;
  for (uint16_t i = 0; i < scanner->runs; i++)
    if (keyword->of & BIT(scanner->stack[i].block)) return BELONGS_DEEPER;
  return STRAY;
}

// Words

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

// The keyword of the tag whose `{%` has just been read. Does not mark.
static const Keyword *peek_keyword(TSLexer *lexer) {
  char word[MAX_WORD];
  if (lexer->lookahead == '-') advance(lexer);
  for (unsigned i = 0; i < MAX_BLANKS && is_blank(lexer->lookahead); i++) advance(lexer);
  return read_word(lexer, word) > 0 ? find_keyword(word) : NULL;
}

// Strings

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

// Bodies

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

static bool leave(Scanner *scanner, TSLexer *lexer, enum Token token) {
  scanner->closer = 0;
  scanner->after_paren = 0;
  return found(lexer, token);
}

// Whether `c`, with a `}` behind it, ends the tag: the other kind's delimiter will do where Tera would find no end.
static bool may_close(const Scanner *scanner, int32_t c) {
  return scanner->closer != 0 ? c == scanner->closer : c == '}' || c == '%';
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

// Inside tags

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
