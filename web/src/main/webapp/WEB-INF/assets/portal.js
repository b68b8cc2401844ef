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
    if (button.dataset.do === 'pause') { pause(button); }
    if (button.dataset.do === 'slower') { rate = Math.max(0.5, rate - 0.15); }
    if (button.dataset.do === 'faster') { rate = Math.min(2, rate + 0.15); }
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

  // Reading aloud: from the top, from the paragraph that was pointed at, or the part marked data-read.
  var bar = document.getElementById('readbar');
  var rate = 0.95;
  var BLOCKS = 'p, li, h1, h2, h3, h4, td, th, dd, dt, blockquote, figcaption';
  var turn = 0;

  function speaking(on) {
    document.querySelectorAll('[data-do=speak]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(on));
      if (button.dataset.stop) {
        button.dataset.start = button.dataset.start || button.textContent;
        button.textContent = on ? button.dataset.stop : button.dataset.start;
      }
    });
    var pause = bar && bar.querySelector('[data-do=pause]');
    if (pause) { pause.disabled = !on; paused(pause, false); }
  }
  function paused(button, on) {
    button.dataset.halt = button.dataset.halt || button.textContent;
    button.textContent = on ? button.dataset.go : button.dataset.halt;
  }
  // Cancelling leaves a paused voice paused.
  function silence() { turn++; window.speechSynthesis.cancel(); window.speechSynthesis.resume(); speaking(false); }
  function read(text) {
    silence();
    var mine = turn;
    var parts = text.replace(/\s+/g, ' ').slice(0, 12000).match(/[^。！？；]{1,180}[。！？；]?/g) || [];
    function next(i) {
      if (mine !== turn) { return; }
      if (i >= parts.length) { speaking(false); return; }
      var line = new SpeechSynthesisUtterance(parts[i]);
      line.lang = 'zh-CN'; line.rate = rate;
      line.onend = function () { next(i + 1); };
      line.onerror = function () { if (mine === turn) { speaking(false); } };
      window.speechSynthesis.speak(line);
    }
    if (parts.length) { speaking(true); next(0); }
  }
  function source() { return document.querySelector('[data-read]') || document.querySelector('main'); }
  // What is seen from a block on: a block inside another one was said with it.
  function following(from) {
    var blocks = Array.from(document.querySelectorAll('main :is(' + BLOCKS + ')'));
    return blocks.slice(blocks.indexOf(from)).filter(function (block) {
      return block.getClientRects().length && (block === from || !block.parentElement.closest(BLOCKS));
    }).map(function (block) { return block.innerText; }).join('。');
  }
  function speak(button) {
    if (button.getAttribute('aria-pressed') === 'true') { silence(); return; }
    read(source().innerText);
  }
  function pause(button) {
    var synth = window.speechSynthesis;
    var halt = !synth.paused;
    if (halt) { synth.pause(); } else { synth.resume(); }
    paused(button, halt);
  }
  if (!('speechSynthesis' in window)) {
    document.querySelectorAll('[data-do=speak], [data-speech]').forEach(function (part) { part.remove(); });
  } else if (bar) {
    document.querySelector('main').addEventListener('click', function (event) {
      if (event.target.closest('a, button, input, select, textarea, label, summary, video, audio')) { return; }
      var from = event.target.closest(BLOCKS);
      if (!from) { return; }
      read(from.tagName === 'TD' ? from.innerText : following(from));
    });
    window.addEventListener('pagehide', silence);
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
