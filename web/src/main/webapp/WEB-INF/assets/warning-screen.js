// Keeps the warning screen of a hall fresh: takes the page anew every 15 seconds. A failed request leaves what is shown.
(function () {
  'use strict';
  function again() { window.setTimeout(refresh, 15000); }
  function refresh() {
    fetch(window.location.href, { cache: 'no-store' }).then(function (answer) {
      return answer.ok ? answer.text() : '';
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
      if (fresh) { document.querySelector('main').replaceWith(fresh); }
    }).catch(function () { return null; }).finally(again);
  }
  again();
})();
