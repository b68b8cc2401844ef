// Says what the package in the frame has stored; listens to the packages' origin only.
(function () {
  'use strict';
  var line = document.getElementById('package-state');
  if (!line) { return; }
  window.addEventListener('message', function (event) {
    var said = event.data;
    if (event.origin !== line.dataset.origin || !said || said.from !== 'package') { return; }
    if (!said.stored) { line.textContent = line.dataset.failed; return; }
    var text = line.dataset.stored.replace('{0}', new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Asia/Shanghai' }));
    if (said.completed) { text += ' ' + line.dataset.completed; }
    if (typeof said.score === 'string' && /^[0-9.]{1,8}$/.test(said.score)) { text += ' ' + line.dataset.score + ' ' + said.score; }
    line.textContent = text;
  });
})();
