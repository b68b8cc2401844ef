// Two enhancements of forms that work without them: "use my position", and letting the browser itself receive warnings.
(function () {
  'use strict';
  document.querySelectorAll('button[data-here]').forEach(function (button) {
    if (!navigator.geolocation) { return; }
    var form = button.dataset.here;
    var answer = button.parentNode.querySelector('[role=status]');
    button.hidden = false;
    button.addEventListener('click', function () {
      answer.textContent = button.dataset.asking;
      navigator.geolocation.getCurrentPosition(function (position) {
        // To about 100 m: more than that never leaves the device.
        document.getElementById(form + ':words').value = position.coords.latitude.toFixed(3) + ',' + position.coords.longitude.toFixed(3);
        document.getElementById(form + ':find').click();
      }, function () { answer.textContent = button.dataset.refused; }, { timeout: 10000, maximumAge: 60000 });
    });
  });
})();
(function () {
  'use strict';
  var box = document.getElementById('push');
  if (!box || !('serviceWorker' in navigator) || !('PushManager' in window)) { return; }
  box.hidden = false;
  var button = box.querySelector('button');
  var status = box.querySelector('[role=status]');
  function field(name) { return document.getElementById('form:' + name); }
  function bytes(text) {
    var raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(raw, function (c) { return c.charCodeAt(0); });
  }
  function chosen(name) {
    return Array.from(document.querySelectorAll('input[name="' + name + '"]:checked')).map(function (box) { return box.value; });
  }
  button.addEventListener('click', function () {
    button.disabled = true;
    Notification.requestPermission().then(function (answer) {
      if (answer !== 'granted') { throw new Error('denied'); }
      return Promise.all([navigator.serviceWorker.register(box.dataset.worker).then(function () { return navigator.serviceWorker.ready; }), fetch(box.dataset.source).then(function (r) { return r.json(); })]);
    }).then(function (both) {
      return both[0].pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(both[1].key) });
    }).then(function (push) {
      var keys = push.toJSON().keys;
      return fetch(box.dataset.source, {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ endpoint: push.endpoint, p256dh: keys.p256dh, auth: keys.auth, areas: chosen('form:areas'), points: chosen('spot'), words: field('words').value, level: field('level').value, hazards: chosen('hazard'), quietFrom: field('quietFrom').value, quietTo: field('quietTo').value, elder: field('elder').checked, language: field('language').value })
      });
    }).then(function (answer) {
      if (!answer.ok) { throw new Error('failed'); }
      return answer.json();
    }).then(function (body) { window.location.href = (box.dataset.base || '') + body.manage; })
      .catch(function (problem) { button.disabled = false; status.textContent = problem.message === 'denied' ? status.dataset.denied : status.dataset.failed; });
  });
})();
