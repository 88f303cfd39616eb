import ts from 'typescript';

/** A place in a file at which a number that is no `bigint` could find its way between data and what is published. */
export interface Inexact {
  file: string;
  line: number;
  /** What is wrong, in a few words. */
  reason: string;
}

const kinds = ts.SyntaxKind;
const plain = new Set([
  kinds.PlusToken,
  kinds.MinusToken,
  kinds.AsteriskToken,
  kinds.AsteriskAsteriskToken,
  kinds.SlashToken,
  kinds.PercentToken,
  kinds.LessThanLessThanToken,
  kinds.GreaterThanGreaterThanToken,
  kinds.GreaterThanGreaterThanGreaterThanToken,
  kinds.AmpersandToken,
  kinds.BarToken,
  kinds.CaretToken,
]);
const logical = new Set([
  kinds.AmpersandAmpersandEqualsToken,
  kinds.BarBarEqualsToken,
  kinds.QuestionQuestionEqualsToken,
]);
const unary = new Set([
  kinds.PlusToken,
  kinds.MinusToken,
  kinds.TildeToken,
  kinds.PlusPlusToken,
  kinds.MinusMinusToken,
]);
/** Types whose mere appearance is a way from or to a number with a rounding error, by whatever name they are called. */
const inexactTypes = /^(Math|Number|BigInt|Date|Performance|Float\d+Array)(Constructor)?$/;
const inexactFunctions = new Set(['parseFloat', 'parseInt', 'eval']);

/**
 * Looks through files, as the type checker understands them: no `Math`, no conversion between number and bigint, no
 * literal with a fraction, no arithmetic on anything but bigint, no import of what was not looked through.
 * @param program holds the files
 * @param files those to look through, as the program names them
 * @param imports what they may import beside each other's folder, as it is written
 */
export function findInexact(
  program: ts.Program,
  files: readonly string[],
  imports: readonly string[],
): Inexact[] {
  const checker = program.getTypeChecker();
  const found: Inexact[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} is not in the program`);
    const visit = (node: ts.Node): void => {
      const reason = judge(node, checker, imports);
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (reason !== undefined) found.push({ file, line, reason });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function judge(node: ts.Node, checker: ts.TypeChecker, imports: readonly string[]): string | undefined {
  if (ts.isNumericLiteral(node))
    return /^[\d_]+$/.test(node.getText()) ? undefined : 'literal with a fraction';
  if (ts.isBinaryExpression(node)) {
    const isExact = [node.left, node.right].every((side) => isBigInt(checker.getTypeAtLocation(side)));
    return isArithmetic(node.operatorToken.kind) && !isExact ? 'arithmetic on no bigint' : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const isExact = isBigInt(checker.getTypeAtLocation(node.operand)) || ts.isNumericLiteral(node.operand);
    return unary.has(node.operator) && !isExact ? 'arithmetic on no bigint' : undefined;
  }
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from) || imports.includes(from.text)) return undefined;
    return /^\.\/[\w-]+\.ts$/.test(from.text) ? undefined : `imports ${from.text}`;
  }
  if (node.kind === kinds.ImportKeyword && ts.isCallExpression(node.parent)) return 'imports at run time';
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return judgeName(node, checker);
  return undefined;
}

function judgeName(node: ts.Identifier | ts.AccessExpression, checker: ts.TypeChecker): string | undefined {
  if (ts.isPartOfTypeNode(node)) return undefined;
  const name = ts.isIdentifier(node) ? node.text : '';
  if (inexactFunctions.has(name)) return `uses ${name}`;
  const type = checker.getTypeAtLocation(node);
  const typeName = type.symbol?.name ?? '';
  if (inexactTypes.test(typeName)) return `uses ${typeName}`;
  return undefined;
}

function isArithmetic(kind: ts.SyntaxKind): boolean {
  const isCompound = kind >= kinds.FirstCompoundAssignment && kind <= kinds.LastCompoundAssignment;
  return plain.has(kind) || (isCompound && !logical.has(kind));
}

function isBigInt(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isBigInt);
  return (type.flags & ts.TypeFlags.BigIntLike) !== 0;
}
