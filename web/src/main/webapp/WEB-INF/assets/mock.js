// Mock exam: the time left, how many are answered, and the answers kept in this tab's storage until the hand-in.
(function () {
  'use strict';
  var clock = document.getElementById('clock');
  var form = document.getElementById('form');
  if (!clock || !form) { return; }
  var key = 'mock.' + clock.dataset.run;
  var end = performance.now() + Number(clock.dataset.left) * 1000;
  var handIn = document.getElementById('form:handIn');
  var inputs = Array.prototype.filter.call(form.elements, function (e) { return /^q\d/.test(e.name || ''); });

  function value(e) { return e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.value; }

  function keep() {
    var kept = {};
    inputs.forEach(function (e, i) { if (value(e)) { kept[i] = value(e); } });
    try { sessionStorage.setItem(key, JSON.stringify(kept)); } catch (full) { /* the page works without it */ }
    count();
  }

  function count() {
    var done = {}, all = {};
    inputs.forEach(function (e) { var q = e.name.split('_')[0]; all[q] = 1; if (value(e)) { done[q] = 1; } });
    document.getElementById('answered').textContent = Object.keys(done).length + ' / ' + Object.keys(all).length;
  }

  try {
    var kept = JSON.parse(sessionStorage.getItem(key) || '{}');
    inputs.forEach(function (e, i) {
      if (kept[i] === undefined) { return; }
      if (kept[i] === true) { e.checked = true; } else { e.value = kept[i]; }
    });
  } catch (broken) { /* nothing kept */ }

  form.addEventListener('change', keep);
  form.addEventListener('submit', function () { sessionStorage.removeItem(key); });
  count();
  clock.hidden = false;

  function tick() {
    var left = Math.max(0, Math.round((end - performance.now()) / 1000));
    var minutes = Math.floor(left / 60), seconds = left % 60;
    document.getElementById('left').textContent = minutes + ':' + (seconds < 10 ? '0' : '') + seconds;
    if (left === 0) { clearInterval(timer); handIn.click(); }
  }
  var timer = setInterval(tick, 1000);
  tick();
  // The session outlives the paper while the page is open.
  setInterval(function () { fetch(clock.dataset.beat, { method: 'HEAD', credentials: 'same-origin' }).catch(function () {}); }, 300000);
})();
