// The clock of learning hours: tells the server every half minute that the page is still being read; the server alone measures time.
// Of films and sounds (data-player, data-seconds) what was played is told too, as seconds from the beginning of the first, one after the other.
// A sound counts with the screen dark as well: its own events are the heartbeat, and where presence is asked for it stops until it is played again.
(function () {
  'use strict';
  var box = document.getElementById('learning');
  if (!box || !window.fetch) { return; }
  var ask = document.getElementById('learning-ask');
  var line = box.querySelector('.learning-line');
  var status = box.querySelector('.learning-status');
  var here = box.querySelector('.learning-here');
  var players = Array.prototype.slice.call(document.querySelectorAll('[data-player][data-seconds]'));
  var starts = {};
  var media = null;
  var state = null;
  var timer = 0;
  var busy = false;
  var queued = '';
  var keeping = null;
  var underWay = 0;
  var told = 0;
  var from = 0;
  var to = 0;
  var turns = 0;
  var stopped = false;
  var lost = false;

  players.reduce(function (sum, player) {
    if (player.dataset.player in starts) { return sum; }
    starts[player.dataset.player] = sum;
    return sum + Number(player.dataset.seconds);
  }, 0);

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
  function at() { return starts[media.dataset.player] + Math.min(media.currentTime, Number(media.dataset.seconds)); }
  function listening() { return media && media.tagName === 'AUDIO' && !media.paused; }
  function unseen() { return document.hidden && !listening(); }
  function show() {
    line.textContent = box.dataset.line.replace('{0}', minutes(state.creditedSeconds)).replace('{1}', minutes(state.lengthSeconds));
    here.hidden = true;
    if (state.lengthSeconds === 0) { say(box.dataset.none); } else { say(full() ? box.dataset.full : unseen() ? box.dataset.paused : box.dataset.counting); }
    if (state.asked && document.hidden && listening() && !queued) { stop(); }
    if (state.asked && ask && !ask.open) { ask.showModal(); }
    if (!state.asked) {
      if (stopped) { resume(); }
      if (ask && ask.open) { ask.close(); }
    }
  }
  // Nobody sees the question on a dark screen: the sound stops, and its play button is the answer.
  function stop() {
    stopped = true;
    label(box.dataset.askSound);
    media.pause();
  }
  function resume() {
    stopped = false;
    label('');
    if (media.paused) { media.play().catch(function () { /* the listener presses play */ }); }
  }
  function label(text) {
    if (navigator.mediaSession && window.MediaMetadata) { navigator.mediaSession.metadata = text ? new window.MediaMetadata({ title: text }) : null; }
  }
  function plan(seconds) {
    window.clearTimeout(timer);
    if (!full()) { timer = window.setTimeout(beat, seconds * 1000); }
  }
  function took(answer) {
    lost = false;
    state = answer;
    show();
    plan(answer.beatSeconds);
  }
  function failed(problem) {
    lost = false;
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
      say(problem.status === 404 ? box.dataset.none : problem.status === 401 || problem.status === 403 ? box.dataset.signIn : box.dataset.lost);
      // Not this page is at fault, so it asks again.
      if (problem.status === 408 || problem.status === 429) { plan(30); }
    } else {
      lost = true;
      say(box.dataset.lost);
      plan(5);
    }
  }
  function span() {
    return media ? { stream: state.stream, nonce: state.nonce, from: from, to: to } : { stream: state.stream, nonce: state.nonce };
  }
  // What was told is done with once it was taken, unless presence is asked for: then it is told again with the answer.
  // What was played up to a seek while another beat is under way is kept, and told after it.
  function once(path, kept) {
    if (busy) {
      if (path === '/present') { queued = path; keeping = null; }
      if (path === '/beat' && !queued && media && to > underWay) { queued = path; keeping = { from: Math.max(from, underWay), to: to }; }
      return;
    }
    var body = span();
    if (kept) { body.from = kept.from; body.to = kept.to; }
    var mark = kept ? kept.to : to;
    var turn = turns;
    busy = true;
    underWay = mark;
    told = Date.now();
    send(path, body).then(function (answer) {
      if (turn === turns && !answer.asked) { from = mark; }
      took(answer);
    }).catch(failed).finally(function () {
      var next = queued;
      var rest = keeping;
      busy = false;
      queued = '';
      keeping = null;
      if (next && state) { once(next, rest); }
    });
  }
  function open() {
    send('/open', { piece: box.dataset.piece }).then(function (answer) {
      if (media) { from = at(); to = from; turns += 1; }
      told = Date.now();
      took(answer);
    }).catch(failed);
  }
  function beat() {
    if (!state) { open(); return; }
    if (unseen() || (players.length > 0 && (!media || media.paused) && to <= from)) { plan(state.beatSeconds); return; }
    once('/beat');
  }
  function present() { if (state && state.asked) { once('/present'); } }

  if (ask) {
    ask.querySelector('.learning-present').addEventListener('click', function () {
      present();
      ask.close();
    });
  }
  here.addEventListener('click', open);
  players.forEach(function (player) {
    player.addEventListener('play', function () {
      if (media !== player) {
        if (media && state && to > from) { once('/beat'); }
        media = player;
        players.forEach(function (other) { if (other !== player) { other.pause(); } });
        turns += 1;
        from = at();
        to = from;
      }
      if (stopped) { present(); }
    });
    player.addEventListener('timeupdate', function () {
      if (media !== player || player.seeking) { return; }
      to = at();
      // Timers sleep on a dark screen; a sound that plays does not.
      if (state && !state.asked && document.hidden && listening() && Date.now() - told >= state.beatSeconds * 1000) { beat(); }
    });
    player.addEventListener('seeking', function () { if (media === player && state && to > from) { once('/beat'); } });
    player.addEventListener('seeked', function () { if (media === player) { turns += 1; from = at(); to = from; } });
    player.addEventListener('pause', function () { if (media === player && state && to > from) { once('/beat'); } });
  });
  document.addEventListener('visibilitychange', function () {
    if (!state || full() || listening()) { return; }
    if (document.hidden) {
      send('/beat', span(), true).then(function (answer) { state = answer; show(); }).catch(function () {});
    } else if (state.asked) { show(); } else { open(); }
  });
  // Back in the network: not in five seconds but now.
  window.addEventListener('online', function () {
    if (lost) { window.clearTimeout(timer); beat(); }
  });
  open();
})();
