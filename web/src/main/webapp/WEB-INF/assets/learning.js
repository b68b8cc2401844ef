// The clock of learning hours: tells the server every half minute that the page is still being read; the server alone measures time.
// A player on the page marks its media element with data-learning-media; then what was played is told too.
(function () {
  'use strict';
  var box = document.getElementById('learning');
  if (!box || !window.fetch) { return; }
  var ask = document.getElementById('learning-ask');
  var line = box.querySelector('.learning-line');
  var status = box.querySelector('.learning-status');
  var here = box.querySelector('.learning-here');
  var media = document.querySelector('[data-learning-media]');
  var state = null;
  var timer = 0;
  var busy = false;
  var from = 0;
  var to = 0;

  function send(path, body, leaving) {
    return fetch((box.dataset.base || '') + path, {
      method: 'POST', credentials: 'same-origin', keepalive: Boolean(leaving), cache: 'no-store',
      headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
    }).then(function (answer) {
      if (answer.ok) { return answer.json(); }
      return answer.json().catch(function () { return {}; }).then(function (problem) { throw { status: answer.status, type: String(problem.type || '') }; });
    });
  }
  function say(text) { if (status.textContent !== text) { status.textContent = text; } }
  function minutes(seconds) { return seconds < 60 ? (seconds > 0 ? '<1' : '0') : String(Math.floor(seconds / 60)); }
  function full() { return state && state.creditedSeconds >= state.lengthSeconds; }
  function show() {
    line.textContent = box.dataset.line.replace('{0}', minutes(state.creditedSeconds)).replace('{1}', minutes(state.lengthSeconds));
    here.hidden = true;
    if (state.lengthSeconds === 0) { say(box.dataset.none); } else { say(full() ? box.dataset.full : document.hidden ? box.dataset.paused : box.dataset.counting); }
    if (state.asked && ask && !ask.open) { ask.showModal(); }
    if (!state.asked && ask && ask.open) { ask.close(); }
  }
  function plan(seconds) {
    window.clearTimeout(timer);
    if (!full()) { timer = window.setTimeout(beat, seconds * 1000); }
  }
  function took(answer) {
    state = answer;
    if (media) { from = answer.positionSeconds; }
    show();
    plan(answer.beatSeconds);
  }
  function failed(problem) {
    if (problem && problem.type === '/problems/hours.stream-taken') {
      window.clearTimeout(timer);
      state = null;
      say(box.dataset.taken);
      here.hidden = false;
    } else if (problem && problem.type === '/problems/hours.nonce-stale') {
      open();
    } else if (problem && problem.status >= 400 && problem.status < 500) {
      window.clearTimeout(timer);
      state = null;
      say(problem.status === 404 ? box.dataset.none : box.dataset.lost);
    } else {
      say(box.dataset.lost);
      plan(5);
    }
  }
  function span() {
    return media ? { stream: state.stream, nonce: state.nonce, from: from, to: to } : { stream: state.stream, nonce: state.nonce };
  }
  function once(path, body) {
    if (busy) { return; }
    busy = true;
    send(path, body).then(took).catch(failed).finally(function () { busy = false; });
  }
  function open() { send('/open', { piece: box.dataset.piece }).then(took).catch(failed); }
  function beat() {
    if (!state) { return; }
    if (document.hidden || (media && media.paused && to <= from)) { plan(state.beatSeconds); return; }
    once('/beat', span());
  }
  if (ask) {
    ask.querySelector('.learning-present').addEventListener('click', function () { if (state) { once('/present', span()); } ask.close(); });
  }
  here.addEventListener('click', open);
  if (media) {
    media.addEventListener('timeupdate', function () { if (!media.seeking) { to = media.currentTime; } });
    media.addEventListener('seeking', function () { if (state && to > from) { once('/beat', span()); } });
    media.addEventListener('seeked', function () { from = media.currentTime; to = from; });
    media.addEventListener('pause', function () { if (state && to > from) { once('/beat', span()); } });
  }
  document.addEventListener('visibilitychange', function () {
    if (!state || full()) { return; }
    if (document.hidden) { send('/beat', span(), true).then(function (answer) { state = answer; show(); }).catch(function () {}); } else { open(); }
  });
  open();
})();
