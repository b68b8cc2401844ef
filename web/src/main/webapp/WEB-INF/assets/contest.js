// The paper of a contest: counts down, keeps answers on the way, hands in when the time is over. Without scripts the buttons do the same.
(function () {
  'use strict';
  var form = document.getElementById('paper');
  if (!form) { return; }
  var left = document.getElementById('left');
  var kept = document.getElementById('kept');
  var end = performance.now() + Number(form.dataset.left) * 1000;
  var timer = null;
  var handing = false;
  var began = performance.now();
  var first = Number(form.dataset.sequence);
  var sent = 0;
  var warned = false;
  function show() {
    var seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    left.textContent = form.dataset.minutes.replace('{0}', String(Math.floor(seconds / 60))).replace('{1}', String(seconds % 60));
    if (seconds <= 60 && !warned) { warned = true; kept.textContent = form.dataset.last; }
    if (seconds === 0 && !handing) { handing = true; form.submit(); }
  }
  // What is sent later counts, whatever arrives first: milliseconds from where the server began.
  function answers() {
    sent = Math.max(sent + 1, first + Math.round(performance.now() - began));
    var body = new URLSearchParams(new FormData(form));
    body.set('quiet', '1');
    body.set('sequence', String(sent));
    return body;
  }
  // The page goes, perhaps for good: what waits is sent on its own.
  function flush() {
    if (timer === null || handing) { return; }
    window.clearTimeout(timer);
    timer = null;
    fetch(form.dataset.save, { method: 'POST', body: answers(), keepalive: true }).catch(function () { later(4000); });
  }
  function save() {
    timer = null;
    if (handing) { return; }
    fetch(form.dataset.save, { method: 'POST', body: answers() }).then(function (answer) {
      if (answer.status === 410) { handing = true; form.submit(); return; }
      if (!answer.ok) { throw new Error(String(answer.status)); }
      kept.textContent = form.dataset.saved + ' ' + new Date().toLocaleTimeString('zh-CN', { hour12: false });
    }).catch(function () { kept.textContent = form.dataset.unsaved; later(4000); });
  }
  function later(delay) { if (timer === null) { timer = window.setTimeout(save, delay); } }
  form.addEventListener('change', function () { later(1500); });
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', function () { if (document.hidden) { flush(); } });
  form.addEventListener('submit', function (event) {
    if (handing) { event.preventDefault(); return; }
    // A second press while the first is on its way sends nothing; the server would not mind.
    if (event.submitter && event.submitter.id === 'hand-in') { handing = true; }
  });
  window.addEventListener('pageshow', function (event) { if (event.persisted) { window.location.reload(); } });
  show();
  window.setInterval(show, 1000);
})();
