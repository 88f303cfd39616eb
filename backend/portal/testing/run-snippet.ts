import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const run = promisify(execFile);

/** What came of a line that people copy: how many rows it gave, or why it was not run here. */
export type SnippetRun = { rows: number; notRun?: string } | { notRun: string };

/** Runs a line of the page in a folder, with the tool that it is for, exactly as it stands there. */
export function runSnippet(tool: string, line: string, folder: string): Promise<SnippetRun> {
  if (tool === 'curl') return withCurl(line, folder);
  if (tool === 'DuckDB') return withDuckDb(line, folder);
  return tool.startsWith('Python') ? withPython(line, folder) : withR(line, folder);
}

async function withCurl(line: string, cwd: string): Promise<SnippetRun> {
  const { stdout } = await run('bash', ['-c', line], { cwd });
  const [checked = ''] = /^\S+\.csv(?=: OK$)/m.exec(stdout) ?? [];
  const text = await readFile(join(cwd, checked), 'utf8');
  return { rows: text.trimEnd().split('\n').length - 1 };
}

async function withPython(line: string, cwd: string): Promise<SnippetRun> {
  const wanted = [
    ...(/^import (\w+)/.exec(line)?.slice(1) ?? []),
    ...(line.includes('pandas') ? ['pyarrow'] : []),
  ];
  if (!(await works('python3', ['-c', `import ${wanted.join(', ')}`])))
    return { notRun: `python3 with ${wanted.join(' and ')} is not here` };
  const { stdout } = await run('python3', ['-c', `${line}\nprint(len(data))`], { cwd });
  return { rows: Number(stdout) };
}

async function withR(line: string, cwd: string): Promise<SnippetRun> {
  const wanted = /(\w+)::/.exec(line)?.[1] ?? 'base';
  if (!(await works('Rscript', ['-e', `loadNamespace("${wanted}")`])))
    return { notRun: `Rscript with ${wanted} is not here` };
  const { stdout } = await run('Rscript', ['-e', `${line}; cat(nrow(data))`], { cwd });
  return { rows: Number(stdout) };
}

/** The statement runs in DuckDB's library. What lets it read from afar is an extension, which may not be here. */
async function withDuckDb(line: string, cwd: string): Promise<SnippetRun> {
  const statement = /^duckdb -c "(.+)"$/.exec(line)?.[1] ?? line;
  const address = /'(.+)'/.exec(statement)?.[1] ?? '';
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const hasHttp = await connection.run('load httpfs').then(
      () => true,
      () => false,
    );
    if (!hasHttp) await run('curl', ['--fail', '--silent', '--remote-name', address], { cwd });
    const local = hasHttp
      ? statement
      : statement.replace(address, join(cwd, address.split('/').at(-1) ?? ''));
    const rows = (await connection.runAndReadAll(local)).getRowObjects().length;
    return hasHttp ? { rows } : { rows, notRun: 'httpfs is not here, so curl fetched the file for it' };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function works(command: string, args: string[]): Promise<boolean> {
  return run(command, args).then(
    () => true,
    () => false,
  );
}
