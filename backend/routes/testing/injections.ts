const cross = (...lists: readonly (readonly string[])[]): string[] =>
  lists.reduce<string[]>((all, list) => all.flatMap((one) => list.map((next) => one + next)), ['']);

const sql = cross(
  ["'", '"', "')", '$1', '$$', "\\'", '’', "E'\\'"],
  [
    ' or 1=1',
    '; drop table batches',
    ' union select 1',
    '; copy x to program',
    " || pg_sleep(9) || '",
    '::regclass',
  ],
  ['', ' --', ' /*', ';', ' #'],
);
const html = cross(
  ['<', '"><', "'><", '</title><', '</script><', '<!--><', '&lt;<', '\u2039<'],
  ['script>', 'img src=x ', 'svg/', 'iframe ', 'a href=javascript:', 'base href=//x.example '],
  ['alert(1)', 'onload=alert(1)>', 'onerror=alert`1`>', 'style=x:expression(1)>', '></script>'],
);
const csv = cross(
  ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '＋', '－', '＠', ' =', '\u00a0=', '"=', "'=", '%'],
  ['1+1', 'HYPERLINK("//x.example","a")', "cmd|' /C calc'!A0", 'A1:B2', 'SUM(1)*2'],
  ['', ',', '"', '\n'],
);
const log = cross(
  ['\n', '\r\n', '\u2028', '\u0085', '\u001b[2J', '\u001b]0;x\u0007', '"}\n', '%0a'],
  ['{"level":60}', 'ALARM: all is lost', '\u202eelif', '\u009b31m', '%s%n%x', '127.0.0.1 GET /'],
  ['', '\n', '\u0008\u0008'],
);
const templates = cross(
  ['${', '{{', '#{', '<%=', '{%', '$(', '`', '${jndi:ldap://', '@{', '[[${'],
  ['7*7', 'constructor', 'process.env', 'id', '__proto__', '../../etc/passwd'],
  ['}', '}}', '%>', ')', '`', ''],
);

/** Some 1,000 texts that mean something to an interpreter and nothing to us, each of 1 to 60 characters. */
export const injections: readonly string[] = [
  ...new Set([...sql, ...html, ...csv, ...log, ...templates]),
].map((text) => text.slice(0, 60));
