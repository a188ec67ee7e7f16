import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';

/** One small fault: between `start` and `end` stands something else. */
export type Mutation = {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly becomes: string;
};

const swapped: ReadonlyMap<SyntaxKind, string> = new Map([
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.PlusToken, '-'],
  [SyntaxKind.MinusToken, '+'],
]);

function conditionOf(node: Node): Node | undefined {
  if (is.isIfStatement(node) || is.isWhileStatement(node) || is.isDoStatement(node)) return node.expression;
  return is.isConditionalExpression(node) || is.isForStatement(node) ? node.condition : undefined;
}

function isEffect(node: Node): boolean {
  return is.isThrowStatement(node) || (is.isExpressionStatement(node) && !is.isStringLiteral(node.expression));
}

function isFunction(node: Node): boolean {
  return (
    is.isFunctionDeclaration(node) ||
    is.isFunctionExpression(node) ||
    is.isArrowFunction(node) ||
    is.isMethodDeclaration(node) ||
    is.isGetAccessorDeclaration(node) ||
    is.isSetAccessorDeclaration(node)
  );
}

/** Texts for people: the catalogue of messages has tests of its own, and no other test should know their words. */
function isSentence(text: string): boolean {
  return /^\S+(?: \S+){2}/.test(text);
}

function literal(node: Node): string | undefined {
  if (node.kind === SyntaxKind.TrueKeyword) return 'false';
  if (node.kind === SyntaxKind.FalseKeyword) return 'true';
  if (is.isNumericLiteral(node)) return String(Number(node.text.replaceAll('_', '')) + 1);
  if (!is.isStringLiteral(node) && !is.isNoSubstitutionTemplateLiteral(node)) return undefined;
  // A name of a member or of a module is no value.
  const { parent } = node;
  if (is.isPropertyAssignment(parent) && parent.name === node) return undefined;
  if (isSentence(node.text)) return undefined;
  return node.text === '' ? "'other'" : "''";
}

/** Without the member at `index` and one of its commas. */
function without(members: readonly Node[], index: number, file: SourceFile): Omit<Mutation, 'kind'> | undefined {
  const [member, before, after] = [members[index], members[index - 1], members[index + 1]];
  if (member === undefined) return undefined;
  if (after !== undefined) return { start: member.getStart(file), end: after.getStart(file), becomes: '' };
  if (before !== undefined) return { start: before.end, end: member.end, becomes: '' };
  const { parent } = member;
  const empty = is.isArrayLiteralExpression(parent) ? '[]' : '{}';
  return { start: parent.getStart(file), end: parent.end, becomes: empty };
}

function withoutEach(kind: string, members: readonly Node[], file: SourceFile): readonly Mutation[] {
  return members.flatMap((_, index) => {
    const change = without(members, index, file);
    return change === undefined ? [] : [{ kind, ...change }];
  });
}

function mutationsOfBlock(node: Node, file: SourceFile): readonly Mutation[] {
  if (!is.isBlock(node) || node.statements.length === 0) return [];
  const start = node.getStart(file);
  if (!isFunction(node.parent)) return [{ kind: 'empty the block', start, end: node.end, becomes: '{}' }];
  return [{ kind: 'return early', start: start + 1, end: start + 1, becomes: ' return undefined as never;' }];
}

function mutationsOfBinary(node: Node): readonly Mutation[] {
  if (!is.isBinaryExpression(node)) return [];
  const { left, operatorToken: operator } = node;
  if (operator.kind === SyntaxKind.QuestionQuestionToken)
    return [{ kind: 'drop the fallback', start: left.end, end: node.end, becomes: '' }];
  const becomes = swapped.get(operator.kind);
  const start = operator.getStart();
  return becomes === undefined ? [] : [{ kind: 'swap the operator', start, end: operator.end, becomes }];
}

function mutationsOfNode(node: Node, file: SourceFile): readonly Mutation[] {
  const [start, end] = [node.getStart(file), node.end];
  const condition = conditionOf(node);
  const value = literal(node);
  return [
    ...(condition === undefined
      ? []
      : [
          {
            kind: 'negate the condition',
            start: condition.getStart(file),
            end: condition.end,
            becomes: `!(${condition.getText(file)})`,
          },
        ]),
    ...(isEffect(node) ? [{ kind: 'drop the statement', start, end, becomes: ';' }] : []),
    ...(value === undefined ? [] : [{ kind: 'replace the literal', start, end, becomes: value }]),
    ...(node.kind === SyntaxKind.QuestionDotToken
      ? [{ kind: 'drop the question', start, end, becomes: is.isPropertyAccessExpression(node.parent) ? '.' : '' }]
      : []),
    ...mutationsOfBinary(node),
    ...mutationsOfBlock(node, file),
    ...(is.isArrayLiteralExpression(node) ? withoutEach('drop the element', node.elements, file) : []),
    ...(is.isObjectLiteralExpression(node) ? withoutEach('drop the property', node.properties, file) : []),
  ];
}

/** Every small fault that one could make in a file, in the order of its places. Types and imports have none. */
export function mutationsOf(file: SourceFile): readonly Mutation[] {
  const found: Mutation[] = [];
  const visit = (node: Node): void => {
    if (is.isTypeNode(node) || is.isImportDeclaration(node) || is.isExportDeclaration(node)) return;
    found.push(...mutationsOfNode(node, file));
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found;
}
