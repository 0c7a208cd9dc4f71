import { absentContext } from "./absent-context.ts";
import { blockedHook } from "./blocked-hook.ts";
import { conflictingKeys } from "./conflicting-keys.ts";
import { constantCondition } from "./constant-condition.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { emptyQuery } from "./empty-query.ts";
import { headSyntax } from "./head-syntax.ts";
import { casingByHand } from "./improve/casing-by-hand.ts";
import { injectOnce, missingDescription, overwriteChoice } from "./improve/head-advice.ts";
import { preferDefault } from "./improve/prefer-default.ts";
import { repeatedChain } from "./improve/repeated-chain.ts";
import { invalidEncoding } from "./invalid-encoding.ts";
import { invalidFreeze } from "./invalid-freeze.ts";
import { invalidGpack } from "./invalid-gpack.ts";
import { invalidRdfPath } from "./invalid-rdf-path.ts";
import { invalidRegex } from "./invalid-regex.ts";
import { invalidSettings } from "./invalid-settings.ts";
import { invalidToml } from "./invalid-toml.ts";
import { invalidValue } from "./invalid-value.ts";
import { invalidYaml } from "./invalid-yaml.ts";
import { lateVariable } from "./late-variable.ts";
import { macroScope } from "./macro-scope.ts";
import { misplacedDefault } from "./misplaced-default.ts";
import { missingArgument } from "./missing-argument.ts";
import { missingFile } from "./missing-file.ts";
import { missingKey } from "./missing-key.ts";
import { noEffectKey } from "./no-effect-key.ts";
import { outOfScope } from "./out-of-scope.ts";
import { outdatedGpack } from "./outdated-gpack.ts";
import { possiblyUnbound } from "./possibly-unbound.ts";
import type { Rule } from "./rule.ts";
import { setInLoop } from "./set-in-loop.ts";
import { shadowedVariable } from "./shadowed-variable.ts";
import { slowQuery } from "./slow-query.ts";
import { sparqlSyntax } from "./sparql-syntax.ts";
import { closeBlock, removeTag } from "./syntax/blocks.ts";
import { addHead, closeFence, isWritten, uncover } from "./syntax/fence.ts";
import { syntaxRule } from "./syntax/problems.ts";
import { respell } from "./syntax/spellings.ts";
import { turtleSyntax } from "./turtle-syntax.ts";
import { undeclaredPrefix } from "./undeclared-prefix.ts";
import { unknownArgument } from "./unknown-argument.ts";
import { unknownColumn } from "./unknown-column.ts";
import { unknownFilter } from "./unknown-filter.ts";
import { unknownFunction } from "./unknown-function.ts";
import { unknownKey } from "./unknown-key.ts";
import { unknownLoopField } from "./unknown-loop-field.ts";
import { unknownMacro } from "./unknown-macro.ts";
import { unknownQuery } from "./unknown-query.ts";
import { unknownTemplate } from "./unknown-template.ts";
import { unknownTest } from "./unknown-test.ts";
import { unknownVariable } from "./unknown-variable.ts";
import { unquotedTera } from "./unquoted-tera.ts";
import { unreachable } from "./unreachable.ts";
import { unsafeTarget } from "./unsafe-target.ts";
import { unusedQuery } from "./unused-query.ts";
import { unusedVariable } from "./unused-variable.ts";
import { wrongOperand } from "./wrong-operand.ts";
import { wrongType } from "./wrong-type.ts";

/** Every rule, in the order of the index page. */
export const RULES: readonly Rule[] = [
  syntaxRule("tera-syntax", { fixes: respell }),
  syntaxRule("unclosed-block", { fixes: closeBlock }),
  syntaxRule("stray-tag", { fixes: removeTag }),
  syntaxRule("misplaced-tag"),
  syntaxRule("duplicate-block"),
  syntaxRule("duplicate-macro"),
  syntaxRule("integer-out-of-range"),
  syntaxRule("spoiled-fence", { category: "frontmatter", fixes: uncover }),
  syntaxRule("unclosed-fence", { category: "frontmatter", fixes: closeFence }),
  syntaxRule("missing-front-matter", { category: "frontmatter", severity: "warning", fixes: addHead, when: isWritten }),
  invalidYaml,
  duplicateKey,
  unquotedTera,
  headSyntax,
  unknownKey,
  missingKey,
  invalidValue,
  conflictingKeys,
  noEffectKey,
  lateVariable,
  unsafeTarget,
  missingFile,
  blockedHook,
  invalidRegex,
  invalidRdfPath,
  turtleSyntax,
  sparqlSyntax,
  undeclaredPrefix,
  slowQuery,
  emptyQuery,
  unknownQuery,
  unusedQuery,
  unknownColumn,
  unknownVariable,
  absentContext,
  possiblyUnbound,
  outOfScope,
  setInLoop,
  macroScope,
  unknownLoopField,
  unusedVariable,
  shadowedVariable,
  unknownFilter,
  unknownFunction,
  unknownTest,
  unknownMacro,
  missingArgument,
  unknownArgument,
  wrongType,
  wrongOperand,
  misplacedDefault,
  unknownTemplate,
  unreachable,
  constantCondition,
  invalidFreeze,
  invalidEncoding,
  repeatedChain,
  casingByHand,
  preferDefault,
  overwriteChoice,
  injectOnce,
  missingDescription,
  invalidToml,
  invalidSettings,
  invalidGpack,
  outdatedGpack,
];
