/**
 * Where a window is laid out and measured: tables of one's own in the database, or DuckDB beside it. Both understand the
 * SQL of measures; what they spell differently is here.
 */
export interface Workbench {
  /** Runs one statement. */
  run(sql: string): Promise<void>;
  /** Runs a query. Counts are numbers. */
  rows<Row>(sql: string): Promise<Row[]>;
  /** SQL for the SHA-256 of a text, as something that sorts like its bytes. */
  sha256(text: string): string;
  /** Into how many slices the contributors are cut, so that one fits into memory. */
  slices: number;
  /** Lays one slice out as `seen`, `exposed` and `told`, in place of the slice before. */
  takeSlice(slice: number): Promise<void>;
  /** Contributors that count. */
  contributors: number;
  /** Rows of `seen` in all slices. */
  seen: number;
  /** Takes everything away. */
  close(): Promise<void>;
}

/** What there is to be measured: one study in one window. */
export interface LayOutOrder {
  study: string;
  from: string;
  until: string;
  closed: string;
  /** What came later than this belongs to this window, whenever it was seen. */
  closedBefore: string;
  eligible: { enrolledDays: number; activeDays: number };
}

/** Told how far something is. */
export type Progress = (done: number, total: number, what: string) => void;
