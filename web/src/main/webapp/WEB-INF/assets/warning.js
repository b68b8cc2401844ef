// Keeps the banner of active warnings fresh: asks every 3 seconds, mostly answered by 304. A failed request changes nothing on the page.
// On the page of an exam, which must not be left, only some levels are told, by words without a link.
(function () {
  'use strict';
  var banner = document.getElementById('warning-banner');
  if (!banner || !window.fetch) { return; }
  var box = banner.querySelector('.wrap');
  var tag = null;
  var pause = Number(banner.dataset.pause || 3000);
  var levels = banner.dataset.levels;
  var told = '';

  function part(name, text, css) {
    var element = document.createElement(name);
    element.textContent = text;
    if (css) { element.className = css; }
    return element;
  }
  function paint(all) {
    var warnings = all.filter(function (w) { return !levels || levels.split(' ').indexOf(w.level) >= 0; });
    var now = JSON.stringify(warnings);
    // The same said anew would be read aloud anew.
    if (levels && now === told) { return; }
    told = now;
    var fresh = document.createDocumentFragment();
    warnings.forEach(function (w) {
      var link = document.createElement(levels ? 'p' : 'a');
      link.className = 'alert ' + w.levelClass;
      // At the root of a host the base is empty, and an empty attribute is not written at all.
      if (!levels) { link.href = (banner.dataset.base || '') + w.page; }
      link.append(part('b', w.headline), part('span', w.levelText), part('span', w.issuer + ' ' + w.sentText + ' ' + banner.dataset.issued));
      if (w.beginsText) { link.append(part('span', w.beginsText)); }
      if (w.demo) { link.append(part('span', banner.dataset.demo, 'badge')); }
      fresh.append(link);
    });
    box.replaceChildren(fresh);
  }
  function ask() {
    if (document.hidden || navigator.onLine === false) { window.setTimeout(ask, pause); return; }
    fetch(banner.dataset.source, { headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store' }).then(function (answer) {
      if (answer.status !== 200) { return null; }
      var newTag = answer.headers.get('ETag');
      return answer.json().then(function (body) { tag = newTag; paint(body.warnings); });
    }).catch(function () { return null; }).finally(function () { window.setTimeout(ask, pause); });
  }
  document.addEventListener('visibilitychange', function () { if (!document.hidden) { tag = null; } });
  window.setTimeout(ask, 1000);
})();
