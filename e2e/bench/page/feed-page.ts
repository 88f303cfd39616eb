/** Items of the feed, and batches in which they arrive. */
export const feedItems = 2000;
const batches = 50;

/**
 * A feed of 2,000 cards that arrive in batches, as on a page that a person scrolls: each card has some sixty elements,
 * like a real one, and the page lays them out and listens to them. All of it is invented.
 */
export const feedPage = `<!doctype html><meta charset="utf-8"><title>Feed</title><style>
  body { margin: 0; font: 14px sans-serif }
  ytd-browse { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; padding: 16px }
  ytd-rich-item-renderer, yt-lockup-view-model { display: block }
  .thumb { aspect-ratio: 16 / 9; background: linear-gradient(120deg, #abc, #def); border-radius: 12px; position: relative }
  .badge { position: absolute; right: 8px; bottom: 8px; background: #000a; color: #fff; padding: 2px 4px }
  .row { display: flex; gap: 12px; margin-top: 12px }
  .face { width: 36px; height: 36px; border-radius: 50%; background: #ccc; flex: none }
  h3 { font-size: 16px; margin: 0; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
</style>
<ytd-browse page-subtype="home"></ytd-browse>
<script>
  const feed = document.querySelector('ytd-browse');
  const wrap = (html, depth) => depth ? '<div class="w' + depth + '">' + wrap(html, depth - 1) + '</div>' : html;
  const card = (n) => {
    const id = 'feed' + String(n).padStart(7, '0');
    const icon = '<svg width="8" height="8"><path d="M0 0h8v8z"></path><circle r="2"></circle></svg>';
    return '<ytd-rich-item-renderer><div id="content"><yt-lockup-view-model class="lockup"><div class="yt-lockup-view-model content-id-' + id + '">' +
      '<a class="thumb-link" href="/watch?v=' + id + '">' + wrap('<div class="thumb"><div class="badge"><span>' + icon + '</span><span>' + (n % 50 + 1) + ':0' + n % 10 + '</span></div></div>', 6) + '</a>' +
      '<div class="row"><a class="face" href="/@maker' + n % 97 + '" aria-label="Go to channel"></a><div class="text">' +
      '<h3 title="Made up title number ' + n + '"><a href="/watch?v=' + id + '"><span>Made up title number ' + n + ' that is long enough for two lines of text</span></a></h3>' +
      '<yt-content-metadata-view-model><div class="metadata-row"><span><a href="/@maker' + n % 97 + '">Maker ' + n % 97 + '</a></span></div>' +
      '<div class="metadata-row"><span>' + n * 37 + ' views</span><span aria-hidden="true">•</span><span>' + n % 11 + ' days ago</span></div></yt-content-metadata-view-model>' +
      wrap('<div class="menu"><button aria-label="More">' + icon + icon + icon + '</button></div>', 6) + '</div></div></div></yt-lockup-view-model></div></ytd-rich-item-renderer>';
  };
  let made = 0;
  const next = () => {
    const html = [];
    for (let i = 0; i < ${feedItems / batches}; i++) html.push(card(made++));
    feed.insertAdjacentHTML('beforeend', html.join(''));
    for (const e of feed.querySelectorAll('yt-lockup-view-model:not([ready])')) {
      e.toggleAttribute('ready', true);
      for (const b of e.querySelectorAll('button, a')) b.addEventListener('mouseenter', () => { b.className += ' seen' });
      e.dataset.height = e.getBoundingClientRect().height;
    }
    if (made < ${feedItems}) setTimeout(next, 60); else window.isDone = true;
  };
  setTimeout(next, 60);
</script>`;
