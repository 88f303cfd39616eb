/** One way to load a release: the tool that people know it by, and the line to copy. */
export interface Snippet {
  tool: string;
  /** What the line needs beside the tool. */
  needs: string | null;
  line: string;
}

/**
 * One line for each tool, with the whole address of this version, so that an analysis stays the same when newer data appear.
 * `snippets.test.ts` runs every one of them whose tool is present.
 * @param base address of the release, without a slash at the end
 */
export function snippetsOf(base: string, dataset: string): Snippet[] {
  const [csv, parquet] = [`${base}/${dataset}.csv`, `${base}/${dataset}.parquet`];
  return [
    {
      tool: 'Python (pandas)',
      needs: 'pandas, pyarrow',
      line: `import pandas as pd; data = pd.read_parquet("${parquet}")`,
    },
    {
      tool: 'Python (polars)',
      needs: 'polars',
      line: `import polars as pl; data = pl.scan_parquet("${parquet}").collect()`,
    },
    { tool: 'R (arrow)', needs: 'arrow', line: `data <- arrow::read_parquet("${parquet}")` },
    { tool: 'R', needs: null, line: `data <- read.csv("${csv}")` },
    { tool: 'DuckDB', needs: 'httpfs', line: `duckdb -c "from '${parquet}' limit 10"` },
    {
      tool: 'curl',
      needs: null,
      line: `curl --fail --remote-name-all --continue-at - ${base}/{${dataset}.csv,SHA256SUMS} && sha256sum --check --ignore-missing SHA256SUMS`,
    },
  ];
}
