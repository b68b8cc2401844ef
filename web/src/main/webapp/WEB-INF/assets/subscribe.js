// Lets the browser itself receive warnings: asks its user, then hands its push address and the form's wishes to the portal.
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
  function chosen() {
    return Array.from(document.querySelectorAll('input[name="form:hazards"]:checked')).map(function (box) { return box.value; });
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
        body: JSON.stringify({ endpoint: push.endpoint, p256dh: keys.p256dh, auth: keys.auth, area: field('area').value, level: field('level').value, hazards: chosen(), elder: field('elder').checked })
      });
    }).then(function (answer) {
      if (!answer.ok) { throw new Error('failed'); }
      return answer.json();
    }).then(function (body) { window.location.href = (box.dataset.base || '') + body.manage; })
      .catch(function (problem) { button.disabled = false; status.textContent = problem.message === 'denied' ? status.dataset.denied : status.dataset.failed; });
  });
})();
