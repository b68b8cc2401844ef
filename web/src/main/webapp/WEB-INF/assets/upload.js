// Hands files of the workbench in, one after another, and says how far each is.
(function () {
  'use strict';
  var box = document.getElementById('upload');
  if (!box) { return; }
  var field = box.querySelector('input[type=file]');
  var list = box.querySelector('.uploads');
  var waiting = [];
  var busy = false;
  function next() {
    if (busy || !waiting.length) { return; }
    busy = true;
    var job = waiting.shift();
    var request = new XMLHttpRequest();
    request.open('POST', box.dataset.to + '?name=' + encodeURIComponent(job.file.name));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', function (event) {
      if (event.lengthComputable) { job.bar.value = event.loaded / event.total; job.line.textContent = event.loaded < event.total ? Math.floor(100 * event.loaded / event.total) + '%' : box.dataset.checking; }
    });
    request.addEventListener('loadend', function () {
      var answer = {};
      try { answer = JSON.parse(request.responseText); } catch (e) { answer = {}; }
      job.bar.hidden = true;
      if (request.status === 200) { job.line.textContent = box.dataset.done; } else { job.line.textContent = answer.message || box.dataset.failed; job.item.className = 'refused'; }
      busy = false;
      if (waiting.length) { next(); } else if (!list.querySelector('.refused')) { window.location.assign(box.dataset.back); } else { box.querySelector('.again').hidden = false; }
    });
    request.send(job.file);
  }
  field.addEventListener('change', function () {
    Array.prototype.forEach.call(field.files, function (file) {
      var item = document.createElement('li');
      var name = document.createElement('b');
      var bar = document.createElement('progress');
      var line = document.createElement('span');
      name.textContent = file.name;
      bar.max = 1; bar.value = 0; bar.setAttribute('aria-label', file.name);
      line.textContent = box.dataset.waiting;
      item.append(name, ' ', bar, ' ', line);
      list.append(item);
      waiting.push({ file: file, item: item, bar: bar, line: line });
    });
    field.value = '';
    next();
  });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-copy]');
    if (!button) { return; }
    var code = document.getElementById(button.dataset.copy);
    var range = document.createRange();
    range.selectNodeContents(code);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
    if (navigator.clipboard) { navigator.clipboard.writeText(code.textContent).then(function () { button.textContent = box.dataset.copied; }); }
  });
})();
