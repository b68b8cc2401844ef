// Small comforts on top of pages that work without this file: read aloud, print, focus on errors.
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  var summary = document.getElementById('errors');
  if (summary) { summary.focus(); }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-do]');
    if (!button) { return; }
    if (button.dataset.do === 'print') { window.print(); }
    if (button.dataset.do === 'speak') { speak(button); }
  });

  // Who saves data sees links instead of pictures; the picture comes when it is asked for.
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-later]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    var picture = document.createElement('img');
    picture.src = link.href; picture.alt = link.textContent.slice(link.textContent.indexOf('：') + 1);
    link.replaceWith(picture);
  });

  // A second click on a submit button of the same form does nothing: one booking, one answer.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 4000) { event.preventDefault(); return; }
    form.dataset.sent = String(Date.now());
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent; });
  });

  function speak(button) {
    var synth = window.speechSynthesis;
    if (synth.speaking) { synth.cancel(); button.setAttribute('aria-pressed', 'false'); return; }
    var source = document.querySelector('[data-read]') || document.querySelector('main');
    var text = source.innerText.replace(/\s+/g, ' ').slice(0, 12000);
    var parts = text.match(/[^。！？；]{1,180}[。！？；]?/g) || [];
    parts.forEach(function (part, i) {
      var line = new SpeechSynthesisUtterance(part);
      line.lang = 'zh-CN'; line.rate = 0.95;
      if (i === parts.length - 1) { line.onend = function () { button.setAttribute('aria-pressed', 'false'); }; }
      synth.speak(line);
    });
    button.setAttribute('aria-pressed', 'true');
  }
  if (!('speechSynthesis' in window)) {
    document.querySelectorAll('[data-do=speak]').forEach(function (button) { button.remove(); });
  }
})();

// Without a network: the pages for reading are kept by a worker (sw.js), which never looks at any other.
(function () {
  'use strict';
  var base = document.currentScript.src.replace(/^https?:\/\/[^/]+/, '').replace(/\/assets\/.*$/, '');
  var path = window.location.pathname.slice(base.length);
  var reading = /^\/($|shelter\/|courseware\/|warning\/|help\/)/.test(path) && path !== '/warning/screen';
  if (reading && 'serviceWorker' in navigator && window.isSecureContext) {
    // The page of the first visit was loaded before the worker was there: it is handed over by name.
    var first = !navigator.serviceWorker.controller;
    window.addEventListener('load', function () {
      navigator.serviceWorker.register(base + '/sw.js').then(function () { return navigator.serviceWorker.ready; }).then(function (worker) {
        if (first && worker.active) { worker.active.postMessage({ keep: window.location.href }); }
      }).catch(function () { return null; });
    });
  }
  var note = document.getElementById('offline-note');
  function show() { if (note) { note.hidden = navigator.onLine; } }
  window.addEventListener('online', show);
  window.addEventListener('offline', show);
  show();
})();
