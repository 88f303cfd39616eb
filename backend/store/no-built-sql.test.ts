import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const backend = fileURLToPath(new URL('..', import.meta.url));

/**
 * What may stand in a statement besides its own text: names of our own tables and days that we counted ourselves, never
 * anything that somebody sent. Whoever adds one says where it comes from.
 */
const constants: Record<string, Record<string, string>> = {
  'store/day-partitions.ts': {
    'partitionName(day)': 'a name made of digits of a day',
    day: 'a day of addDays',
    'addDays(day, 1)': 'a day',
  },
  'store/retention.ts': { name: 'a partition’s name as the catalogue quotes it' },
  'store/delete-sent.ts': { table: 'a name out of a list above' },
  'store/roles.ts': {
    role: 'a name out of the list of roles',
    table: 'a name out of that list',
    what: 'a right out of that list',
    "columns === true ? '' : ` (${columns.join(', ')})`": 'columns out of that list',
  },
  'store/store-batch.ts': {
    observations: 'the name of a parameter',
    exposures: 'the name of a parameter',
    "contents('$15', '$16')": 'text above, with names of parameters',
    "contents('$3', '$4')": 'text above, with names of parameters',
  },
  'store/unpack-batches.ts': { where: 'a condition written out in that file' },
  'store/export-contributor.ts': {
    "columns.join(', ')": 'columns as the catalogue quotes them',
    "hasBody ? 't.body' : 'null'": 'one of two texts',
    "key.map((name) => `t.${quoted(name)}::text`).join(', ')": 'columns of a key, quoted',
    'quoted(table.name)': 'a table of the catalogue, quoted',
    "isFirst || key.length === 0 ? '' : `and (${order}) > (${after.join(', ')})`":
      'columns, quoted, and names of parameters',
    "key.length === 0 ? '' : `order by ${order}`": 'columns, quoted',
    rowsAtATime: 'a number of ours',
  },
  'store/old-decisions.ts': { table: 'a name out of a list above' },
  'quarantine/list-quarantined.ts': { most: 'a number of ours' },
  'moderation/votes.ts': { table: 'a name out of a list above' },
  'moderation/read-log.ts': { most: 'a number of ours' },
  'moderation/list-queue.ts': { most: 'a number of ours' },
  'partner/keys.ts': { columns: 'columns written out in that file' },
  'partner/read-exhibits.ts': {
    candidates: 'tables and conditions written out in that file',
    batchesAtATime: 'a number of ours',
  },
  'partner/exact-cells.ts': {
    'cellsSql(measure, 1)': 'text of measure-sql.ts, with the id of a measure of ours',
  },
  'archive/load-table.ts': {
    'quoted(name)': 'a table of the catalogue, quoted',
    "names.join(', ')": 'columns of the catalogue, quoted',
    "values.join(', ')": 'casts of those columns',
    "names.map((column) => `${column} text`).join(', ')": 'those columns',
  },
  'archive/restore.ts': {
    "[...names, 'kysely_migration', 'kysely_migration_lock'].join(', ')": 'tables of the catalogue, quoted',
    'quoted(name)': 'a table of the catalogue, quoted',
  },
  'archive/table-lines.ts': {
    "columns.join(', ')": 'columns of the catalogue, quoted',
    'quoted(table.name)': 'a table of the catalogue, quoted',
    order: 'columns of a key, quoted',
  },
  'archive/verify-store.ts': { batchesAtATime: 'a number of ours' },
  'archive/write-archive.ts': { 'quoted(name)': 'a table of the catalogue, quoted' },
  'measure/in-store.ts': {
    name: 'a name out of a list of ours',
    select: 'text of lay-out.ts, with names of parameters',
    table: 'a name of ours',
  },
  'measure/lay-out.ts': Object.fromEntries(
    ['o', 'x', 's'].flatMap((t) => [
      [`when('${t}')`, 'text above, with names of parameters'],
      [`belongs('${t}')`, 'text above, with names of parameters'],
    ]),
  ),
  'measure/relations.ts': { which: 'a name out of a list above', sql: 'columns out of that list' },
  'measure/supporters-sql.ts': {
    names: 'k1 to k4',
    parts: 'SQL of a measure in our code',
    'relationSql[from]': 'text of relations.ts',
    where: 'SQL of a measure in our code',
    "key.map((_, i) => `k${i + 1} is not null`).join(' and ')": 'k1 to k4',
    atLeast: 'a number of ours',
    joinedWeek: 'text above',
  },
  'publish/datasets-sql.ts': {
    name: 'a name out of a list of ours',
    columns: 'columns out of that list',
    sql: 'SQL of a measure in our code',
    relation: 'text of relations.ts',
    where: 'SQL of a measure in our code',
    amount: 'SQL of a measure in our code',
  },
  'measure/measure-sql.ts': {
    'relationSql[from]': 'text of relations.ts',
    'each * per': 'a number of ours',
    scaled: 'text above',
    "whole.join(', ')": 'k1 to k4',
    "inner.reverse().join(' ')": 'numbers of a figure in our code',
    id: 'the plain name of a measure or figure',
    week: 'one of two texts',
    "parts.map(({ name, sql }) => `${sql} as ${name}`).join(', ')": 'SQL of a measure in our code',
    amount: 'SQL of a measure in our code',
    from: 'a name out of three',
    where: 'SQL of a measure in our code',
    names: 'k1 to k4',
    "named.map((name) => `${name} is not null`).join(' and ')": 'k1 to k4',
    pairs: 'text above',
    groupBy: 'k1 to k4',
    'cutSql(measure)': 'text below, with names and numbers of ours',
    'measure.id': 'the plain name of a measure',
    hash: 'random hexadecimal digits, and names of columns',
    per: 'a number of ours',
    cells: 'a number of ours',
    each: 'a number of ours',
    all: 'k1 to k4',
    atLeast: 'a number of ours',
    among: 'SQL of a figure in our code',
    counted: 'SQL of a figure in our code',
    i: 'a number',
    n: 'a name of ours',
    of: 'a name of ours',
    'shareBins - 1': 'a number of ours',
    fewestAmong: 'a number of ours',
    "columns.join(', ')": 'SQL of figures in our code',
    "bins.join(' union all ')": 'text above',
  },
  'measure/with-duckdb.ts': {
    eligibleSql: 'text of lay-out.ts, with names of parameters',
    name: 'a name out of a list of ours',
    list: 'columns out of that list',
    file: 'a file in a folder of our own',
    'csvColumns(columns[name])': 'columns out of that list',
    from: 'a number',
    to: 'a number',
  },
  'store/read-structures.ts': { limit: 'a number that our own commands give' },
};

const statement =
  /\b(?:select\b[\s\S]*\bfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|(?:create|drop|alter)\s+\w+|truncate|copy\s+\w+|grant\s|revoke\s|set\s+(?:local|role)|where\s)/i;

test('no statement of SQL is put together with what was sent: parameters only', () => {
  const files = globSync('**/*.ts', { cwd: backend }).filter((file) => !/\.test\.ts$|testing\//.test(file));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => findBuilt(file, readFileSync(backend + file, 'utf8')));
  expect(found).toEqual([]);
});

const filled = (name: string) => `\${${name}}`;

test.each([
  ['a template', `pool.query(\`select * from stories where id = ${filled('id')}\`)`],
  ['a sum', "pool.query('delete from stories where id = ' + id)"],
  [
    'a template put aside before',
    `const text = \`update stories set title = ${filled('title')}\`; pool.query(text)`,
  ],
  ['raw text for the query builder', 'sql.raw(title)'],
  ['an order that somebody chose', 'db.orderBy(sql.raw(column))'],
])('a statement made of %s is found', (_, code) => {
  expect(findBuilt('example.ts', code)).toHaveLength(1);
});

test('what the query builder makes parameters of is let through', () => {
  expect(findBuilt('example.ts', `sql\`select 1 from stories where id = ${filled('id')}\``)).toEqual([]);
});

/** Places where a statement is put together with something that is not listed. */
function findBuilt(file: string, code: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const allowed = constants[file] ?? {};
  const check = (whole: ts.Node, parts: ts.Node[]) => {
    const unlisted = parts
      .filter((part) => !isFixed(part, source))
      .map((part) => part.getText())
      .filter((text) => !Object.hasOwn(allowed, text));
    if (unlisted.length > 0)
      found.push(`${file}: ${unlisted.join(', ')} in ${whole.getText().slice(0, 120)}`);
  };
  const visit = (node: ts.Node): void => {
    const isSaid =
      ts.isNewExpression(node.parent ?? node) && node.parent?.getText().startsWith('new OperatorError(');
    // A sentence for the operator may begin with “copy”, too.
    if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent) && !isSaid) {
      const text = [node.head, ...node.templateSpans.map((span) => span.literal)]
        .map((part) => part.text)
        .join('?');
      if (statement.test(text))
        check(
          node,
          node.templateSpans.map((span) => span.expression),
        );
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      const texts = [node.left, node.right].filter((side) => ts.isStringLiteralLike(side));
      const others = [node.left, node.right].filter((side) => !ts.isStringLiteralLike(side));
      if (texts.some((side) => statement.test(side.text))) check(node, others);
    }
    if (ts.isCallExpression(node) && /\bsql\.(?:raw|lit|id|ref|table)$/.test(node.expression.getText())) {
      const dynamic = node.arguments.filter((one) => !ts.isStringLiteralLike(one));
      // Migrations are files of ours, run as they stand.
      if (file !== 'store/migrate.ts') check(node, dynamic);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a name stands for a text that is written out in the same file. */
function isFixed(part: ts.Node, source: ts.SourceFile): boolean {
  if (!ts.isIdentifier(part)) return false;
  let values = 0;
  let fixed = 0;
  const visit = (node: ts.Node): void => {
    const isNamed =
      (ts.isVariableDeclaration(node) || ts.isParameter(node)) && node.name.getText() === part.text;
    if (isNamed) {
      values++;
      if (node.initializer && ts.isStringLiteralLike(node.initializer)) fixed++;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return values > 0 && values === fixed;
}
