// Reading a large file takes seconds: says so from the click until the answer comes.
(function () {
  'use strict';
  document.addEventListener('submit', function (event) {
    var line = event.target.querySelector('[data-busy]');
    if (line) {
      line.textContent = line.dataset.busy;
      line.setAttribute('aria-busy', 'true');
    }
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('[data-busy]').forEach(function (line) { line.textContent = ''; line.removeAttribute('aria-busy'); });
  });
}());
