// The invigilator's console: asks every 1.5 s and changes only the cells that changed.
(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var box = $('console'), source = box.dataset.source, body = $('console-rows').tBodies[0], rows = {}, texts = {}, logKey = '';
  document.querySelectorAll('#texts dt').forEach(function (dt) { texts[dt.textContent] = dt.nextElementSibling.textContent; });
  function say(key) {
    var values = Array.prototype.slice.call(arguments, 1);
    return (texts[key] || key).replace(/\{(\d)\}/g, function (all, i) { return values[i]; });
  }
  // One for all: to make one costs more than all the rest of a row.
  var clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  function time(ms) { return ms ? clock.format(ms) : ''; }
  function set(node, text) { if (node.textContent !== text) { node.textContent = text; } }
  function row(r) {
    var key = r.id || 'seat' + r.seat, known = rows[key];
    if (known) { return known; }
    var tr = document.createElement('tr'), check = document.createElement('input'), first = document.createElement('td');
    check.type = 'checkbox'; check.value = r.id || ''; check.disabled = !r.id; check.setAttribute('aria-label', say('choose', r.seat, r.name));
    first.append(check); tr.append(first);
    var cells = [];
    for (var i = 0; i < 10; i++) { var td = document.createElement('td'); tr.append(td); cells.push(td); }
    known = rows[key] = { tr: tr, cells: cells, check: check, texts: [] };
    if (r.id) { known.facts = document.createElement('button'); known.facts.type = 'button'; known.facts.hidden = true; cells[7].append(known.facts); known.facts.addEventListener('click', function () { told(r.id, r.seat, r.name); }); }
    body.append(tr);
    return known;
  }
  function paint(data) {
    var counts = {}, seen = {};
    // Whoever got a paper has a new row; the old one goes first, so that those behind it stay where they are and keep the focus.
    data.rows.forEach(function (r) { seen[r.id || 'seat' + r.seat] = true; });
    Object.keys(rows).forEach(function (key) { if (!seen[key]) { rows[key].tr.remove(); delete rows[key]; } });
    var place = body.firstElementChild;
    data.rows.forEach(function (r) {
      var known = row(r), running = r.state === 'RUNNING' || r.state === 'PAUSED';
      var quiet = r.seen ? Math.round((data.now - r.seen) / 1000) : null, lost = running && (quiet === null || quiet > 6);
      counts[r.state] = (counts[r.state] || 0) + 1; counts.lost = (counts.lost || 0) + (lost ? 1 : 0);
      var left = running && r.deadline ? Math.max(0, Math.ceil((r.deadline - data.now) / 60000)) : null;
      [String(r.seat), r.name, say('state.' + r.state) + (r.by ? '（' + say('by.' + r.by) + '）' : ''),
        !running ? '' : lost ? (quiet === null ? say('lost') : say('lost.for', quiet)) : say('connected'),
        r.questions ? r.answered + ' / ' + r.questions : '', time(r.saved),
        r.submitted ? time(r.submitted) : r.deadline ? time(r.deadline) + (left === null ? '' : ' ' + say('left', left)) : '',
        null, r.devices > 1 ? String(r.devices) : '', r.address || ''
      ].forEach(function (text, i) { if (text !== null && known.texts[i] !== text) { known.texts[i] = text; known.cells[i].textContent = text; } });
      if (known.facts && known.told !== r.facts) { known.told = r.facts; set(known.facts, String(r.facts)); known.facts.hidden = !r.facts; known.facts.setAttribute('aria-label', say('facts.of', r.facts, r.seat, r.name)); }
      var name = r.state + (lost ? ' lost' : '');
      if (known.tr.className !== name) { known.tr.className = name; }
      // Whoever gets a paper later stands by seat all the same.
      if (known.tr === place) { place = place.nextElementSibling; } else { body.insertBefore(known.tr, place); }
    });
    var ul = $('console-counts'), list = ['PREPARED', 'RUNNING', 'PAUSED', 'CLOSED', 'ABSENT', 'WAITING'].filter(function (s) { return counts[s]; }).map(function (s) { return say('state.' + s) + ' ' + counts[s]; });
    list.push(say('lost.count', counts.lost || 0));
    if (ul.dataset.key !== list.join()) {
      ul.dataset.key = list.join(); ul.textContent = '';
      list.forEach(function (t) { var li = document.createElement('li'); li.textContent = t; ul.append(li); });
    }
    var key = data.incidents.length ? data.incidents[0].join() : '';
    if (key !== logKey) {
      logKey = key; $('console-log').textContent = '';
      data.incidents.forEach(function (i) {
        var li = document.createElement('li');
        li.textContent = time(i[0]) + ' ' + say('kind.' + i[1]) + (i[2] ? ' ' + say('seat', i[2], i[3]) : '') + (i[5] > 1 ? ' ' + say('people', i[5]) : '') + (i[4] ? '：' + i[4] : '');
        $('console-log').append(li);
      });
    }
  }
  function told(id, seat, name) {
    fetch(source + '?sitting=' + encodeURIComponent(id), { cache: 'no-store' }).then(function (response) { return response.json(); }).then(function (data) {
      set($('facts-title'), say('facts.title', seat, name)); $('facts-list').textContent = '';
      (data.facts || []).forEach(function (f) { var li = document.createElement('li'); li.textContent = say('facts.line', say('fact.' + f.kind), f.count, time(f.last)); $('facts-list').append(li); });
      $('facts-box').showModal();
    }).catch(function () { set($('console-done'), say('offline')); });
  }
  function ask() {
    return fetch(source, { cache: 'no-store', headers: { Accept: 'application/json' } }).then(function (response) {
      if (response.status === 401 || response.redirected) { location.reload(); throw new Error('signed out'); }
      if (!response.ok) { throw new Error(String(response.status)); }
      return response.json();
    }).then(function (data) { paint(data); set($('console-link'), say('live', time(data.now))); })
      .catch(function () { set($('console-link'), say('offline')); });
  }
  function loop() { ask().then(function () { setTimeout(loop, document.hidden ? 5000 : 1500); }); }
  function fields() {
    var act = $('act').value;
    document.querySelectorAll('#console-form [data-for]').forEach(function (f) { f.hidden = f.dataset.for !== act; });
    $('go-all').hidden = act === 'force';
  }
  $('act').addEventListener('change', fields);
  $('console-form').addEventListener('submit', function (event) {
    event.preventDefault();
    var all = event.submitter && event.submitter.value === 'all', form = new URLSearchParams(new FormData(this)), chosen = 0;
    form.delete('to');
    if (all) { form.append('all', '1'); } else {
      form.delete('group');
      Object.keys(rows).forEach(function (k) { if (rows[k].check.checked) { form.append('sitting', rows[k].check.value); chosen++; } });
      if (!chosen) { set($('console-done'), say('choose.first')); return; }
    }
    if (form.get('act') === 'force' && !window.confirm(say('force.sure', chosen))) { return; }
    fetch(source, { method: 'POST', body: form }).then(function (response) { return response.json(); }).then(function (answer) {
      set($('console-done'), answer.title || say('done', answer.done) + ((answer.left || []).length ? ' ' + say('left.out', answer.left.map(function (r) { return say('seat', r[0], r[1]); }).join('、')) : ''));
      if (!answer.title) { $('text').value = ''; Object.keys(rows).forEach(function (k) { rows[k].check.checked = false; }); }
      ask();
    }).catch(function () { set($('console-done'), say('offline')); });
  });
  fields(); loop();
})();
