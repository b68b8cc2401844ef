// Keeps the banner of active warnings fresh: asks every 3 seconds, mostly answered by 304. A failed request changes nothing on the page.
(function () {
  'use strict';
  var banner = document.getElementById('warning-banner');
  if (!banner || !window.fetch) { return; }
  var box = banner.querySelector('.wrap');
  var tag = null;
  var pause = 3000;

  function part(name, text, css) {
    var element = document.createElement(name);
    element.textContent = text;
    if (css) { element.className = css; }
    return element;
  }
  function paint(warnings) {
    var fresh = document.createDocumentFragment();
    warnings.forEach(function (w) {
      var link = document.createElement('a');
      link.className = 'alert ' + w.levelClass;
      // At the root of a host the base is empty, and an empty attribute is not written at all.
      link.href = (banner.dataset.base || '') + w.page;
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
    }).catch(function () { pause = 3000; }).finally(function () { window.setTimeout(ask, pause); });
  }
  document.addEventListener('visibilitychange', function () { if (!document.hidden) { tag = null; } });
  window.setTimeout(ask, 1000);
})();
