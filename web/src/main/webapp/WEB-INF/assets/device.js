// Is this device fit for the exam? Checks what the candidate's page needs and says so in words.
(function () {
  'use strict';
  var box = document.getElementById('device');
  if (!box) { return; }
  function tell(name, ok, more) {
    var b = box.querySelector('[data-check=' + name + '] b');
    b.textContent = (ok ? box.dataset.done : box.dataset.bad) + (more ? '（' + more + '）' : '');
    b.className = 'badge ' + (ok ? 'right' : 'wrong');
  }
  tell('script', !!(window.fetch && window.Promise && window.TextEncoder));
  tell('screen', window.innerWidth >= 320, window.innerWidth + ' px');
  try {
    var request = indexedDB.open('exam-check', 1);
    request.onsuccess = function () { request.result.close(); indexedDB.deleteDatabase('exam-check'); tell('storage', true); };
    request.onerror = function () { tell('storage', false); };
  } catch (e) { tell('storage', false); }
  var began = performance.now();
  fetch((box.dataset.base || '') + '/api/v1/sittings/check', { cache: 'no-store', credentials: 'omit' }).then(function (response) {
    return response.json();
  }).then(function (answer) {
    var took = Math.round(performance.now() - began), off = Math.round(Math.abs(Date.now() - took / 2 - answer.now) / 1000);
    tell('network', took < 2000, took + ' ms');
    tell('clock', off < 120, off + ' s');
  }).catch(function () { tell('network', false); tell('clock', false); });
})();
