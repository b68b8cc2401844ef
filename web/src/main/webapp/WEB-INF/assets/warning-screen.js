// Keeps the display of a hall, and the frame on other sites, fresh: asks every 3 seconds whether something changed, mostly answered by
// 304, and takes the page anew then, and once a minute for the time it shows. A failed request leaves what is shown.
(function () {
  'use strict';
  var source = document.currentScript.dataset.source;
  var MINUTE = 60000;
  var taken = Date.now();
  function again() { window.setTimeout(ask, 3000); }
  function take() {
    return fetch(window.location.href, { cache: 'no-store' }).then(function (answer) {
      return answer.ok ? answer.text() : '';
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
      if (fresh) { document.querySelector('main').replaceWith(fresh); taken = Date.now(); }
    });
  }
  function ask() {
    if (document.hidden) { again(); return; }
    // What is shown says which edition it is: a page that came too early for the news is taken again.
    var shown = '"' + document.querySelector('main').dataset.tag + '"';
    fetch(source, { headers: { 'If-None-Match': shown }, cache: 'no-store' }).then(function (answer) {
      var news = answer.status === 200 && answer.headers.get('ETag') !== shown;
      return news || Date.now() - taken >= MINUTE ? take() : null;
    }).catch(function () { return null; }).finally(again);
  }
  again();
})();
